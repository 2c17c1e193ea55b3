using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>Which items, and what is to be done to them: all that a query finds, or those named.</summary>
/// <param name="Query">As in the address of the bank's page.</param>
/// <param name="Codes">Instead of a query.</param>
/// <param name="Values">Tags, codes of other items, or the reason.</param>
public sealed record BulkRequest(string? Query, IReadOnlyList<string>? Codes, string Action, IReadOnlyList<string> Values);

public sealed record BulkLine(string Code, string Text);

/// <param name="Token">Sent with the confirmation: it stands for these items in these versions.</param>
public sealed record BulkPreview(string Token, IReadOnlyList<BulkLine> Changes, IReadOnlyList<BulkLine> Refused);

/// <summary>The items a request means, as they are now.</summary>
public sealed record BulkPlan(BulkOrder Order, IReadOnlyList<Item> Items)
{
    public const int MostItems = 20_000;

    /// <summary>Over the request and every item's version: any change in between makes it another.</summary>
    public string Token => ContentHash.Of(new { Order.Action.Key, Order.Values, Items = Items.Select(i => new { i.Id, i.Version }) });

    public BulkPreview Preview(Instant now)
    {
        var outcomes = Items.Select(i => (i.Code, Outcome: Order.Action.On(i, Order, now))).ToList();
        return new(Token, [.. outcomes.Where(o => o.Outcome.Change is not null).Select(o => new BulkLine(o.Code, o.Outcome.Change!))],
            [.. outcomes.Where(o => o.Outcome.Refusal is not null).Select(o => new BulkLine(o.Code, o.Outcome.Refusal!))]);
    }

    public static async Task<(ProblemDetails, BulkPlan)> LoadAsync(BulkRequest request, IQuerySession session, Accounts accounts, ClaimsPrincipal user, Instant now, CancellationToken ct)
    {
        var nothing = new BulkPlan(new(BulkAction.All[0], [], Guid.Empty, default, null, new Dictionary<Guid, int>()), []);
        if (BulkAction.Named(request.Action) is not { } action) return (Problems.Malformed($"The action must be one of {string.Join(", ", BulkAction.All.Select(a => a.Key))}."), nothing);
        if (!user.IsInAny(action.Roles)) return (Problems.Forbidden($"“{action.Title}” is for {action.Roles.Replace(",", " and ", StringComparison.Ordinal).Replace('-', ' ')}.", "role"), nothing);
        string[] values = [.. request.Values.Select(v => v.Trim()).Where(v => v.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        if (action.ValuesProblem(values) is { } wrong) return (Problems.Malformed(wrong), nothing);
        if (action.NamesItems && (await session.ItemIdsAsync(values, ct)).Unknown is { Count: > 0 } none) return (Problems.Malformed($"No item has the code {string.Join(", ", none)}."), nothing);
        Guid? reviewer = null;
        if (action.Key == "assign")
        {
            reviewer = (await session.AccountsAsync(accounts, ct)).FirstOrDefault(a => string.Equals(a.UserName, values[0], StringComparison.OrdinalIgnoreCase))?.AccountId;
            if (reviewer is null) return (Problems.Malformed($"Nobody has the user name {values[0]}."), nothing);
            if (reviewer != user.AccountId() && !user.IsInRole(Roles.Administrator))
                return (Problems.Forbidden("An administrator assigns others. You may take on a review yourself.", "assign-others"), nothing);
        }
        var (problem, ids) = await IdsAsync(request, session, user, ct);
        if (problem is not null) return (problem, nothing);
        var items = new List<Item>();
        foreach (var some in ids.Chunk(500)) items.AddRange(await session.LoadManyAsync<Item>(ct, some));
        return (Problems.None, new(await OrderAsync(session, action, values, user.AccountId(), reviewer, items, now, ct), [.. items.OrderBy(i => i.Code, StringComparer.Ordinal)]));
    }

    /// <summary>With what the action has to know beside the items.</summary>
    internal static async Task<BulkOrder> OrderAsync(
        IQuerySession session, BulkAction action, IReadOnlyList<string> values, Guid by, Guid? reviewer, IReadOnlyList<Item> items, Instant now, CancellationToken ct)
    {
        var histories = action.Key == "score" ? await session.ItemHistoriesAsync(items.Select(i => i.Id), ct) : null;
        return new(action, values, by, (await session.TheProgrammeAsync(ct))?.DateOf(now) ?? now.InUtc().Date, reviewer is { } id ? await session.LoadAsync<StaffAccount>(id, ct) : null,
            histories is null ? new Dictionary<Guid, int>() : items.ToDictionary(i => i.Id, i => histories[i.Id].AnsweredBy(i.ContentVersion, i.StatisticsSince)));
    }

    private static async Task<(ProblemDetails?, IReadOnlyList<Guid>)> IdsAsync(BulkRequest request, IQuerySession session, ClaimsPrincipal user, CancellationToken ct)
    {
        if ((request.Query is null) == (request.Codes is null)) return (Problems.Malformed("Give either a query or codes."), []);
        if (request.Codes is { } codes)
        {
            if (codes.Count is 0 or > ItemList.MostItems) return (Problems.Malformed($"Choose between 1 and {ItemList.MostItems} items."), []);
            var (found, unknown) = await session.ItemIdsAsync(codes, ct);
            return unknown.Count > 0 ? (Problems.Malformed($"No item has the code {string.Join(", ", unknown.Take(10))}."), []) : (null, [.. found.Values]);
        }
        var (query, problem) = ItemQuery.Parse(request.Query!);
        if (problem is not null) return (problem, []);
        var ids = await session.FoundItemsAsync(query, user, MostItems + 1, ct);
        return ids.Count > MostItems ? (Problems.Unprocessable($"More than {MostItems} items: narrow the search down.", "too-many-items"), []) : (null, ids);
    }
}
