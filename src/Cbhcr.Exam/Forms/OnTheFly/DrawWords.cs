using System.Globalization;

namespace Cbhcr.Exam.Forms;

/// <summary>What people read of draws.</summary>
internal static class DrawWords
{
    // By chance an item goes a little over now and then; the simulation page allows as much.
    private const double Leeway = 0.05;

    // With fewer forms one item more or less is many percent.
    public const int FewForms = 20;

    public static bool Few(DrawForecast measured) => measured.Draws is > 0 and < FewForms;

    public static string Percent(double share) => $"{(share * 100).ToString("0.0", CultureInfo.InvariantCulture)} %";

    public static IEnumerable<(string Label, string Promised, string Measured)> Rows(DrawPlan plan, DrawForecast measured)
    {
        var (promised, none) = (plan.Simulation, measured.Draws == 0);
        (string, string, string) Share(string label, Func<DrawForecast, double> of) => (label, Percent(of(promised)), none ? "–" : Percent(of(measured)));
        (string, string, string) Count(string label, Func<DrawForecast, int> of) => (label, $"{of(promised)}", none ? "–" : $"{of(measured)}");
        yield return ("Forms", $"{promised.Draws}", $"{measured.Draws}");
        yield return Share($"Greatest exposure (limit {plan.ExposurePercent} %)", f => f.Greatest);
        yield return Share("Mean exposure", f => f.Mean);
        yield return ("In common, of two forms", promised.Draws > 1 ? Percent(promised.Overlap) : "–", measured.Draws > 1 ? Percent(measured.Overlap) : "–");
        yield return Count($"Items never used, of {promised.PoolItems}", f => f.NeverUsed);
        yield return Count("Drawn against the limit", f => f.Relaxed);
        yield return ("Repeated searches", "–", none ? "–" : $"{plan.Repeated}");
        yield return ("Draws refused", $"{promised.Failed}", $"{plan.Refused}");
    }

    /// <summary>Where the bank is used otherwise than was promised, or the promise is over the limit already; null when neither is so, or when it is too early to say.</summary>
    public static string? Warning(DrawPlan plan, DrawForecast measured) =>
        measured.Draws == 0 ? plan.Simulation.Draws >= FewForms && plan.Simulation.Greatest > (plan.ExposurePercent / 100.0) + Leeway
            ? $"Already in the simulation an item stands on {Percent(plan.Simulation.Greatest)} of the forms: the bank is too small for a limit of {plan.ExposurePercent} %." : null
        : measured.Draws >= FewForms && measured.Greatest > Math.Max(plan.ExposurePercent / 100.0, plan.Simulation.Greatest) + Leeway
            ? $"An item stands on {Percent(measured.Greatest)} of the forms; {Percent(plan.Simulation.Greatest)} was promised, and the limit is {plan.ExposurePercent} %. "
                + "Look whether too many items are out of use, and propose a new plan."
            : null;
}
