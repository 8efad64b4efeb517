// Model cards, headers of model files and our own hints name licences alike.
export { dialect } from "../../formats/hub-license-names.ts";
