import { describe, expect, test } from "vitest";
import { findPaths } from "../../src/cli/explain/paths.ts";
import type { Edge, Report } from "../../src/model/index.ts";

function graph(edges: readonly (readonly [from: string, to: string])[], roots: readonly string[] = ["root"]): Report {
  const list = edges.map(([from, to]): Edge => ({ from, to }));
  return { edges: list, projects: roots.map((purl) => ({ purl })) } as unknown as Report;
}
const pathsTo = (report: Report, purl: string, most = 100) =>
  findPaths(report, purl, most).paths.map((path) => path.join(" "));

describe("the paths to a component", () => {
  test("are all there are, the shortest first", () => {
    const report = graph([
      ["root", "b"],
      ["root", "a"],
      ["a", "x"],
      ["b", "c"],
      ["c", "x"],
      ["root", "x"],
      ["b", "a"],
    ]);
    expect(pathsTo(report, "x")).toEqual(["root x", "root a x", "root b a x", "root b c x"]);
    expect(findPaths(report, "x", 4).more).toBe(false);
    expect(findPaths(report, "x", 3)).toMatchObject({ more: true, paths: { length: 3 } });
  });

  test("go round in no circle, and end at the first project", () => {
    const report = graph(
      [
        ["root", "a"],
        ["a", "b"],
        ["b", "c"],
        ["c", "a"],
        ["c", "b"],
        ["c", "x"],
        ["x", "x"],
        ["member", "x"],
        ["root", "member"],
        ["lost", "x"],
      ],
      ["root", "member"],
    );
    expect(pathsTo(report, "x")).toEqual(["member x", "root a b c x"]);
    expect(pathsTo(report, "lost")).toEqual([]);
  });

  test("are found at once where there are more than anybody could list", () => {
    const layers = Array.from({ length: 60 }, (_, at) => [`a${at}`, `b${at}`, `c${at}`]);
    const edges: [string, string][] = layers[0]!.map((to) => ["root", to]);
    for (const [at, layer] of layers.entries()) {
      for (const from of layer) {
        for (const to of layers[at + 1] ?? ["x"]) edges.push([from, to]);
        for (const to of layers[at - 1] ?? []) edges.push([from, to]);
      }
    }
    const { paths, more } = findPaths(graph(edges), "x", 20);
    expect(paths.map((path) => path.length)).toEqual(Array.from({ length: 20 }, () => 62));
    expect(more).toBe(true);
  });
});
