using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

internal static class PlaceFigures
{
    /// <param name="came">What the file itself brings, by code.</param>
    /// <returns>Figures with the version they belong to, and codes that nothing has.</returns>
    public static async Task<(IReadOnlyList<(IncomingFigures Figures, Guid ItemId, int Version)> Placed, IReadOnlyList<string> Unknown)> PlacedAsync(
        this IQuerySession session, IReadOnlyList<IncomingFigures> figures, IReadOnlyDictionary<string, (Guid Id, int ContentVersion)> came, CancellationToken ct)
    {
        var known = await session.NewestVersionsAsync(figures.Select(f => f.Code), ct);
        (Guid Id, int Version)? Place(IncomingFigures f) =>
            came.TryGetValue(f.Code, out var here) ? here
            : known.TryGetValue(f.Code, out var there) ? (there.Id, f.Version >= 1 && f.Version <= there.ContentVersion ? f.Version.Value : there.ContentVersion)
            : null;
        var placed = figures.Select(f => (Figures: f, Place: Place(f))).ToList();
        return ([.. placed.Where(p => p.Place is not null).Select(p => (p.Figures, p.Place!.Value.Id, p.Place.Value.Version))],
            [.. placed.Where(p => p.Place is null).Select(p => p.Figures.Code).Distinct()]);
    }

    public static Task RecordAsync(
        this IDocumentSession session, IReadOnlyList<(IncomingFigures Figures, Guid ItemId, int Version)> placed, Guid by, Instant now, CancellationToken ct) =>
        session.RecordAsync([.. placed.Select(p => (p.Figures.Source,
            new VersionFigures(p.ItemId, p.Version, p.Figures.N, p.Figures.P, p.Figures.Discrimination, p.Figures.Options, [], p.Figures.Irt)))], by, now, ct);
}
