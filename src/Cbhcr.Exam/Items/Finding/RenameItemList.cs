using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Items;

public sealed record RenameItemList(string Name, bool Shared, int Version);

public static class RenameItemListEndpoint
{
    public static ProblemDetails Validate(RenameItemList command, ItemList list, ClaimsPrincipal user) =>
        ItemList.NameProblem(command.Name) is { } name ? Problems.Malformed(name) : list.Refusal(command.Version, user.AccountId()) ?? Problems.None;

    [WolverinePost("/api/item-lists/{itemListId}/rename"), EmptyResponse, Authorize(Roles = Roles.ItemReaders)]
    public static Update<ItemList> Post(RenameItemList command, [Entity("itemListId")] ItemList list) =>
        Storage.Update(list with { Name = command.Name.Trim(), Shared = command.Shared, Version = list.Version + 1 });
}
