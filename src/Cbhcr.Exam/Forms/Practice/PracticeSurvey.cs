using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Forms;

/// <summary>One person's answers. Who it was is not kept.</summary>
/// <param name="Groups">One value for each group of the survey; empty where none was given.</param>
/// <param name="Ratings">One string a scale, one character a task: its rating counted from the scale's least, or a full stop for none.</param>
public sealed record SurveyAnswer(IReadOnlyList<string> Groups, IReadOnlyList<string> Ratings);

/// <summary>The ratings of a survey as they came in. Never in an event, and shown only summed up.</summary>
/// <param name="Groups">What respondents were told apart by.</param>
public sealed record PracticeSurvey(Guid Id, Guid StudyId, IReadOnlyList<string> Scales, IReadOnlyList<string> Tasks, IReadOnlyList<string> Groups,
    IReadOnlyList<SurveyAnswer> Answers)
{
    public const char None = '.';

    public string Hash() => ContentHash.Of(new { Scales, Tasks, Groups, Answers });

    /// <summary>The ratings of one task on one scale, one for each answer.</summary>
    public IEnumerable<int?> Ratings(int task, int scale, int least) => Answers.Select(a => a.Ratings[scale][task] is var c && c == None ? (int?)null : least + Digit(c));

    /// <summary>A rating of a scale with at most 36 steps, as one character.</summary>
    public static char Character(int stepsUp) => (char)(stepsUp < 10 ? '0' + stepsUp : 'a' + stepsUp - 10);

    private static int Digit(char c) => c <= '9' ? c - '0' : c - 'a' + 10;
}
