using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace Cbhcr.Exam.Identity;

/// <summary>
/// Remembers what a cookie said for as long as a minute: a candidate's cookie comes with every answer, and opening it costs more than saving
/// one. Whether it has expired is looked at every time, by its own dates.
/// </summary>
internal sealed class RememberedTickets(ISecureDataFormat<AuthenticationTicket> inner, TimeProvider time) : ISecureDataFormat<AuthenticationTicket>
{
    private const int Most = 20_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(string Text, string? Purpose), (AuthenticationTicket Ticket, DateTimeOffset Until)> _known = new();

    public string Protect(AuthenticationTicket data) => inner.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => inner.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is null) return null;
        var now = time.GetUtcNow();
        if (_known.TryGetValue((protectedText, purpose), out var known) && now < known.Until) return Copy(known.Ticket);
        var ticket = purpose is null ? inner.Unprotect(protectedText) : inner.Unprotect(protectedText, purpose);
        if (ticket is null) return null;
        if (_known.Count >= Most) _known.Clear();
        _known[(protectedText, purpose)] = (Copy(ticket), now + Longest);
        return ticket;
    }

    // The handler writes into a ticket when it renews one.
    private static AuthenticationTicket Copy(AuthenticationTicket ticket) => new(ticket.Principal.Clone(), ticket.Properties.Clone(), ticket.AuthenticationScheme);
}
