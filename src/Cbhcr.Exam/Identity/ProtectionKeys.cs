using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Cbhcr.Exam.Identity;

/// <summary>Cookie keys live in the database, so that any node reads any cookie and a restart signs nobody out.</summary>
internal sealed class ProtectionKeys(IDbContextFactory<AccountStore> stores) : IXmlRepository
{
    /// <summary>
    /// A node reads the keys when it starts and then once a day. Nodes that start together must find one there: each would make its own, and
    /// not know the others' cookies until the next day. Later keys are made two days before they are used.
    /// </summary>
    public static void EnsureOne(IServiceProvider services)
    {
        var now = services.GetRequiredService<IClock>().GetCurrentInstant().ToDateTimeOffset();
        var keys = services.GetRequiredService<IKeyManager>();
        if (!keys.GetAllKeys().Any(k => !k.IsRevoked && k.ActivationDate <= now && k.ExpirationDate > now))
            keys.CreateNewKey(now, now + services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.NewKeyLifetime);
    }

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var store = stores.CreateDbContext();
        return [.. store.ProtectionKeys.AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var store = stores.CreateDbContext();
        store.ProtectionKeys.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        store.SaveChanges();
    }
}
