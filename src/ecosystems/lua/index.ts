// Lua: rockspecs and LuaRocks' lockfile. https://github.com/luarocks/luarocks/blob/main/docs/rockspec_format.md
import type { Ecosystem } from "../../model/index.ts";

export const lua: Ecosystem = {
  id: "lua",
  title: "Lua (LuaRocks)",
  purlTypes: ["luarocks"],
  extractors: [
    {
      id: "lua/luarocks-lock",
      title: "LuaRocks lockfile",
      version: 1,
      files: ["luarocks.lock"],
      supersedes: ["lua/rockspec"],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: () => import("./lock.ts"),
    },
    {
      id: "lua/rockspec",
      title: "rockspec",
      version: 1,
      files: ["*.rockspec"],
      provides: { resolution: "declared", edges: true, licenses: false },
      load: () => import("./rockspec.ts"),
    },
  ],
  sources: [
    {
      id: "lua/tree",
      title: "rockspecs and license files of rocks in lua_modules",
      reach: "workspace",
      load: () => import("./installed.ts"),
    },
  ],
  installFolders: ["lua_modules"],
};
