using Cbhcr.Exam.Competencies;
using Marten;

namespace Cbhcr.Exam.Forms;

/// <summary>A blueprint names the practice analysis that its weights come from, in a file or on the page.</summary>
internal static class WeightSources
{
    /// <summary>The status of a blueprint whose weights come from a study; whether they still stand is asked of <see cref="BlueprintStanding"/>.</summary>
    public const string Status = "practice-analysis";

    /// <returns>Null when no study is named, or none has the code.</returns>
    public static async Task<(PracticeStudy? Study, string? Successor)> StudyNamedAsync(this IQuerySession session, string? code, CancellationToken ct)
    {
        var study = string.IsNullOrWhiteSpace(code) ? null : await session.Query<PracticeStudy>().FirstOrDefaultAsync(s => s.Code == code, ct);
        return (study, study is null ? null : (await session.SuccessorAsync(study.Id, ct))?.Code);
    }

    public static WeightSource? Of(PracticeStudy? study) => study is null ? null : new(study.Id, study.Code, study.ReportHash!);

    /// <summary>Why these weights are not those of a study that the level may stand on; null when they are.</summary>
    /// <param name="successor">What has taken the study's place. A blueprint that stands on the study already may still be changed in other things.</param>
    /// <param name="before">Where its weights came from until now.</param>
    public static string? WhyNot(string code, PracticeStudy? study, string? successor, string level, FrameworkCodes codes, ExamSpecification exam, WeightSource? before)
    {
        if (study is null) return $"There is no practice analysis {code}.";
        if (study.State != StudyState.Signed) return $"The practice analysis {code} is not signed, or withdrawn.";
        if (successor is not null && before?.StudyId != study.Id) return $"The practice analysis {successor} has taken the place of {code}.";
        if (!study.Design.Levels.Contains(level)) return $"The practice analysis {code} does not speak for {level}.";
        if (study.FrameworkVersion != codes.Version) return $"The practice analysis {code} speaks of framework version {study.FrameworkVersion}, which is not the current one.";
        var (typed, adopted) = (exam.Competencies().ToDictionary(c => c.Code, c => c.WeightPercent), study.AdoptedWeights());
        var other = adopted.Keys.Union(typed.Keys).FirstOrDefault(c => typed.GetValueOrDefault(c) != adopted.GetValueOrDefault(c));
        if (other is null) return null;
        var weight = BlueprintWords.Weight(adopted.GetValueOrDefault(other));
        return $"The weight of {other} is not the one of the practice analysis {code} ({weight} percent). Change it there, with a reason, or give provisional weights.";
    }
}
