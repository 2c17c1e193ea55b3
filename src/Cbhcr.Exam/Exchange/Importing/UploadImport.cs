using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Exchange;

/// <param name="Data">The bytes as base64.</param>
public sealed record UploadedFile([property: MaxLength(300)] string Name, [property: MaxLength(UploadImport.MostCharacters)] string Data);

public sealed record UploadImport(UploadedFile File)
{
    public const int MostCharacters = 40_000_000;
    public const long MostBytes = MostCharacters + 100_000;
}

public sealed record ImportGround(byte[] Bytes, ImportPreview Preview);

public static class UploadImportEndpoint
{
    public static async Task<(ProblemDetails, ImportGround?)> LoadAsync(UploadImport command, IQuerySession session, CancellationToken ct)
    {
        if (command.File is not { Name.Length: > 0, Data.Length: > 0 } file) return (Problems.Malformed("Send the file as {\"file\":{\"name\":…,\"data\":…}}."), null);
        var bytes = new byte[file.Data.Length * 3L / 4 + 3];
        if (!Convert.TryFromBase64String(file.Data, bytes, out var length)) return (Problems.Malformed(new Dictionary<string, string> { ["file.data"] = "This is no base64." }), null);
        bytes = bytes[..length];
        return (Problems.None, new(bytes, await (await ImportSource.ReadAsync(file.Name, bytes, session, ct)).PreviewAsync(session, ct)));
    }

    /// <summary>Keeps a file and tells what it would do. Nothing of it is in the bank before it is confirmed.</summary>
    [WolverinePost("/api/imports"), Authorize(Roles = BankImport.Bringers), RequestSizeLimit(UploadImport.MostBytes)]
    public static (CreationResponse<Guid>, Insert<BankImport>, Insert<ImportedFile>) Post(UploadImport command, ImportGround? ground, ClaimsPrincipal user, [NotBody] NewId id, Instant now) =>
        (new($"/api/imports/{id.Value}", id.Value),
            Storage.Insert(new BankImport(id.Value, Path.GetFileName(command.File.Name), user.AccountId(), now, ImportState.Waiting, ground!.Preview)),
            Storage.Insert(new ImportedFile(id.Value, ground.Bytes)));
}
