using System.Buffers.Binary;
using System.Security.Cryptography;
using Cbhcr.Assembly;
using Cbhcr.Assembly.Checking;

namespace Cbhcr.Exam.Forms;

/// <summary>A form found by a plan.</summary>
internal sealed record PlannedDraw(int Number, int Attempt, ulong Seed, bool Relaxed, IReadOnlyList<string> Entries, IReadOnlyList<string> Barred, IReadOnlyList<FormSlot> Slots);

/// <summary>Draws by a plan as it stands in the log. Nothing else goes in but what the bank says is out of use, so that a draw can be made again years later.</summary>
/// <param name="Earlier">Forms that the blueprint names, by code; they are published and do not change.</param>
internal sealed record PlannedDraws(DrawPlanProposed Plan, IReadOnlyDictionary<string, Form> Earlier)
{
    public const int MostAttempts = 3;

    /// <summary>The next form; null when none was found.</summary>
    public PlannedDraw? Next(DrawCounts before, IReadOnlyList<string> outOfUse, CancellationToken ct)
    {
        var problem = BlueprintProblem.Of(Plan.Content.Exam, [.. Plan.Pool.Select(i => i.AsCandidate())], new(1, Plan.Seed, [], outOfUse, Earlier));
        for (var attempt = 1; attempt <= MostAttempts && !ct.IsCancellationRequested; attempt++)
        {
            var seed = SeedOf(Plan.Seed, before.Draws + 1, attempt);
            var draws = new FormDraws(problem.Problem, Options(problem, Plan.ExposurePercent, Plan.Effort));
            draws.Resume(before.Draws, before.Used, before.NotEligible);
            if (draws.Next(seed, ct) is not { } found) continue;
            if (FormsCheck.Broken(problem.Problem, [found]) is { Count: > 0 } broken)
                throw new InvalidOperationException($"A form drawn by plan {Plan.Code} breaks a rule: {broken[0].Words}");
            var slots = FormLayout.Slots(problem.Read(found), Plan.Content.Exam.DomainOfCompetency(), seed);
            return new(before.Draws + 1, attempt, seed, draws.Relaxed > 0, found, draws.Barred, slots);
        }
        return null;
    }

    /// <summary>An item that may be scored or on trial is seen either way.</summary>
    public static DrawOptions Options(BlueprintProblem problem, int exposurePercent, double effort) =>
        new(exposurePercent / 100.0, Effort: effort, SeenAs: problem.Entries.All.ToDictionary(e => e.Id, e => e.Item.Code));

    /// <summary>By a hash: whoever has sat one form learns nothing of the next.</summary>
    public static ulong SeedOf(ulong plan, int number, int attempt)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, plan);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], number);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], attempt);
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(bytes));
    }
}
