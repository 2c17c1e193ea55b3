using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Cbhcr.Exam.Identity;

/// <summary>Cookie keys live in the database, so that any node reads any cookie and a restart signs nobody out.</summary>
internal sealed class ProtectionKeys(IDbContextFactory<AccountStore> stores) : IXmlRepository
{
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
