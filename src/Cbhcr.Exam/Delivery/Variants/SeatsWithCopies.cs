using Cbhcr.Exam.Forms;
using Marten;

namespace Cbhcr.Exam.Delivery;

/// <summary>What the copies of a form may know of the sittings with it.</summary>
public sealed class SeatsWithCopies : ISeatsWithCopies
{
    public async Task<SeatWithCopy?> FindAsync(IQuerySession session, Guid sittingId, CancellationToken ct) =>
        await session.LoadAsync<Sitting>(sittingId, ct) is { } sitting ? Of(sitting) : null;

    public async Task<IReadOnlyList<SeatWithCopy>> OfFormAsync(IQuerySession session, Guid formId, CancellationToken ct) =>
        [.. (await session.Query<Sitting>().Where(s => s.FormId == formId && s.Variants.Any()).ToListAsync(ct))
            .Where(s => !s.IsOver && SittingVariants.HasCopy(s)).OrderBy(s => s.Opens).Select(Of)];

    private static SeatWithCopy Of(Sitting sitting) => new(sitting.Id, sitting.FormId, TheSittingEndpoint.Label(sitting), sitting.IsOver, SittingVariants.KindsOf(sitting));
}
