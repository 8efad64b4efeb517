import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { httpsGet, readAddress } from "../../src/io/https-get.ts";
import { type Loopback, openLoopback } from "./loopback.ts";

const servers: Loopback[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
async function serve(...args: Parameters<typeof openLoopback>): Promise<Loopback> {
  const server = await openLoopback(...args);
  servers.push(server);
  return server;
}
const OPTIONS = { timeoutMs: 2000, limit: 1000 };
const reasonOf = async (address: string, options = OPTIONS) => {
  const got = await httpsGet(address, options);
  return got.ok ? Buffer.from(got.value).toString() : got.error.reason;
};

describe("an address", () => {
  test.each([
    ["https://policies.example/base.yml", "ok"],
    ["http://127.0.0.1:1234/base.yml", "ok"],
    ["http://localhost/base.yml", "ok"],
    ["http://policies.example/base.yml", "only https is asked"],
    ["http://127.0.0.1.policies.example/", "only https is asked"],
    ["https://user:secret@policies.example/", "an address with credentials in it is not asked"],
    ["file:///etc/passwd", "only https is asked"],
    ["ftp://policies.example/", "only https is asked"],
    ["nothing", "this is no address"],
  ])("%s: %s", (address, wanted) => {
    const read = readAddress(address);
    expect(read.ok ? "ok" : read.error).toBe(wanted);
  });
});

describe("what is answered", () => {
  test("comes back as bytes", async () => {
    const { address } = await serve((_, response) => response.end("version: 1\n"));
    expect(await reasonOf(address)).toBe("version: 1\n");
  });
  test("is bounded after decompression", async () => {
    const { address } = await serve((_, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end(gzipSync("x".repeat(100_000)));
    });
    expect(await reasonOf(address)).toBe("larger than 1000 bytes");
  });
  test("is bounded in time, also where it trickles", async () => {
    const { address } = await serve((_, response) => {
      const timer = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(timer));
    });
    expect(await reasonOf(address, { timeoutMs: 300, limit: 1000 })).toBe("no answer within 0.3 s");
  });
  test("may be a failure", async () => {
    const { address } = await serve((_, response) => response.writeHead(404).end());
    expect(await reasonOf(address)).toBe("HTTP 404");
    expect(await reasonOf("http://127.0.0.1:1")).toBe("no connection");
  });
});

describe("a redirect", () => {
  test("is followed on this machine, but not for ever", async () => {
    const { address } = await serve((request, response) => {
      if (request.url === "/a") response.writeHead(302, { location: "/b" }).end();
      else if (request.url === "/b") response.end("there");
      else response.writeHead(302, { location: request.url }).end();
    });
    expect(await reasonOf(`${address}/a`)).toBe("there");
    expect(await reasonOf(`${address}/loop`)).toBe("redirected more than 5 times");
  });
  test.each(["http://policies.example/", "file:///etc/passwd", "https://user:secret@policies.example/", "https://["])(
    "to %s is not followed",
    async (location) => {
      const { address } = await serve((_, response) => response.writeHead(302, { location }).end());
      expect(await reasonOf(address)).toMatch(/^redirected to /);
    },
  );
  test("does not take the authorization along", async () => {
    const other = await serve((_, response) => response.end("other"));
    const { address, asked } = await serve((_, response) => response.writeHead(302, { location: other.address }).end());
    const got = await httpsGet(address, { ...OPTIONS, authorization: "Bearer secret" });
    expect(got.ok).toBe(true);
    expect([asked, other.asked]).toEqual([["GET / Bearer secret"], ["GET /"]]);
  });
});
