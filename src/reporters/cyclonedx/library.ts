// The door to the CycloneDX library: its models, enumerations, versions and serialiser, without its root (which loads validators).
export * as Enums from "@cyclonedx/cyclonedx-library/Enums";
export * as Models from "@cyclonedx/cyclonedx-library/Models";
export * as Serialize from "@cyclonedx/cyclonedx-library/Serialize";
export * as Spec from "@cyclonedx/cyclonedx-library/Spec";
