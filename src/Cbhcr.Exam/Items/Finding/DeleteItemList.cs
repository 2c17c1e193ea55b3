using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Items;

/// <summary>The list goes; the items on it stay as they are.</summary>
public sealed record DeleteItemList(int Version);

public static class DeleteItemListEndpoint
{
    public static ProblemDetails Validate(DeleteItemList command, ItemList list, ClaimsPrincipal user) => list.Refusal(command.Version, user.AccountId()) ?? Problems.None;

    [WolverinePost("/api/item-lists/{itemListId}/delete"), EmptyResponse, Authorize(Roles = Roles.ItemReaders)]
    public static Delete<ItemList> Post(DeleteItemList command, [Entity("itemListId")] ItemList list) => Storage.Delete(list);
}
