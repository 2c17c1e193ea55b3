using System.Globalization;

namespace Cbhcr.Exam.Forms;

/// <summary>What the pages call things.</summary>
public static class PracticeWords
{
    public const string Hidden = "hidden";

    public static string State(StudyState state) => state switch
    {
        StudyState.Signed => "Signed",
        StudyState.Withdrawn => "Withdrawn",
        _ => "Open",
    };

    public static string StateClass(StudyState state) => state switch
    {
        StudyState.Signed => "app-state--good",
        StudyState.Withdrawn => "app-state--bad",
        _ => "app-state--warn",
    };

    public static string Method(string method) => method switch
    {
        "task-survey" => "Survey of people in the role",
        "expert-panel" => "Panel of experts",
        _ => "Panel and survey",
    };

    public static string Rule(WeightRule rule) =>
        (rule.Name == WeightRule.Multiplicative ? $"Mean ratings multiplied: {string.Join(" × ", rule.Scales)}" : $"Mean of the mean ratings: {string.Join(", ", rule.Scales)}")
        + (rule.LeastPercentPerforming is { } least ? string.Create(CultureInfo.InvariantCulture, $"; tasks that fewer than {least} % perform are left out") : "");

    public static string Number(double? value, string format = "0.00") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    public static string Number(decimal value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Years(int years) => years switch { 0 => "less than a year", 1 => "1 year", _ => $"{years} years" };
}
