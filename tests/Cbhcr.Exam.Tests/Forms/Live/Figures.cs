using Cbhcr.Exam.Forms;

namespace Cbhcr.Exam.Tests.Forms.Live;

/// <summary>Made-up figures by the number of an item, and what follows from them by formulae written out here.</summary>
internal static class Figures
{
    public const string Head = "code,n,p,discrimination,model,a,b,c";

    public static double P(int n) => 0.35 + (n * 17 % 40 / 80.0);

    public static double R(int n) => 0.15 + (n % 9 * 0.03);

    public static string Model(int n) => (n % 3) switch { 0 => "rasch", 1 => "2pl", _ => "3pl" };

    public static double A(int n) => n % 3 == 0 ? 1 : 0.7 + (n % 8 * 0.1);

    public static double B(int n) => -1.8 + (n * 23 % 41 * 0.09);

    public static double C(int n) => n % 3 == 2 ? 0.05 * ((n % 5) + 1) : 0;

    public static string Line(LiveBank bank, int n) =>
        FormattableString.Invariant($"{bank.Code(n)},400,{P(n)},{R(n)},{Model(n)},{(n % 3 == 0 ? null : (double?)A(n))},{B(n)},{(n % 3 == 2 ? (double?)C(n) : null)}");

    public static double Right(int n, double theta) => C(n) + ((1 - C(n)) / (1 + Math.Exp(-A(n) * (theta - B(n)))));

    /// <summary>The squared slope over the variance, the definition itself.</summary>
    public static double Information(int n, double theta)
    {
        var e = Math.Exp(-A(n) * (theta - B(n)));
        var slope = (1 - C(n)) * A(n) * e / ((1 + e) * (1 + e));
        return slope * slope / (Right(n, theta) * (1 - Right(n, theta)));
    }

    public static double Information(IEnumerable<int> items, double theta) => items.Sum(n => Information(n, theta));

    public static IReadOnlyList<int> Scored(LiveBank bank, Form form) => [.. form.Slots.Where(s => s.Use == SlotUse.Scored).Select(s => bank.Number(s.ItemCode))];
}
