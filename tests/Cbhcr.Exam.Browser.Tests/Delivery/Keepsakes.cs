namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>All that a browser keeps for the address it is at: storage, databases, caches and cookies, as one text.</summary>
internal static class Keepsakes
{
    public static async Task<string> OfAsync(Visitor visitor)
    {
        var kept = await visitor.Page.EvaluateAsync<string>("""
            async () => {
              const databases = [];
              for (const { name } of await indexedDB.databases()) {
                const db = await new Promise((done, fail) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); r.onerror = () => fail(r.error); });
                for (const store of db.objectStoreNames) {
                  const rows = await new Promise((done, fail) => { const r = db.transaction(store).objectStore(store).getAll(); r.onsuccess = () => done(r.result); r.onerror = () => fail(r.error); });
                  databases.push({ name, store, rows });
                }
                db.close();
              }
              const cached = [];
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) cached.push({ name, url: request.url, body: await (await cache.match(request)).text() });
              }
              return JSON.stringify({ local: { ...localStorage }, session: { ...sessionStorage }, databases, cached });
            }
            """);
        var cookies = await visitor.Context.CookiesAsync();
        return kept + string.Concat(cookies.Select(c => $"\n{c.Name}={Uri.UnescapeDataString(c.Value)}"));
    }
}
