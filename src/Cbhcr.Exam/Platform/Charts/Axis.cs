using System.Globalization;

namespace Cbhcr.Exam.Platform.Charts;

/// <summary>Places values between two edges of the drawing and says where the ticks go.</summary>
public sealed record Axis(double Low, double High, double From, double To)
{
    public double At(double value) => From + (value - Low) / (High - Low) * (To - From);

    /// <summary>Round values (steps of 1, 2, 2.5 or 5 times a power of ten) inside the axis, about as many as asked for.</summary>
    public IReadOnlyList<Tick> Ticks(int about = 6)
    {
        var step = Step(Low, High, about);
        var decimals = Decimals(step);
        var ticks = new List<Tick>();
        for (var k = (long)Math.Ceiling(Low / step - 1e-9); k * step <= High + step * 1e-9; k++)
        {
            var value = k * step;
            ticks.Add(new(value, (value + 0.0).ToString("F" + decimals, CultureInfo.InvariantCulture)));
        }
        return ticks;
    }

    /// <summary>An axis that reaches at least from low to high and ends on ticks.</summary>
    public static Axis Around(double low, double high, double from, double to, int about = 6)
    {
        if (high <= low) high = low + 1;
        var step = Step(low, high, about);
        return new(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step, from, to);
    }

    private static double Step(double low, double high, int about)
    {
        var rough = (high - low) / Math.Max(1, about);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var nice = (rough / power) switch { <= 1.0001 => 1, <= 2.0001 => 2, <= 2.5001 => 2.5, <= 5.0001 => 5, _ => 10.0 };
        return nice * power;
    }

    private static int Decimals(double step)
    {
        var decimals = 0;
        while (decimals < 6 && Math.Abs(step * Math.Pow(10, decimals) - Math.Round(step * Math.Pow(10, decimals))) > 1e-9) decimals++;
        return decimals;
    }
}

public readonly record struct Tick(double Value, string Label);

/// <summary>The box that bars and points are drawn in, with its grid, ticks and labels.</summary>
internal sealed record Frame(Axis X, Axis Y)
{
    public void Draw(Svg svg, string xLabel, string yLabel, int xTicks, int yTicks)
    {
        foreach (var tick in Y.Ticks(yTicks))
        {
            svg.Line(X.From, Y.At(tick.Value), X.To, Y.At(tick.Value), Palette.Grid);
            svg.Text(X.From - 8, Y.At(tick.Value) + 4, tick.Label, anchor: Anchor.End, colour: Palette.Muted);
        }
        foreach (var tick in X.Ticks(xTicks))
        {
            svg.Line(X.At(tick.Value), Y.From, X.At(tick.Value), Y.From + 5, Palette.Muted);
            svg.Text(X.At(tick.Value), Y.From + 19, tick.Label, anchor: Anchor.Middle, colour: Palette.Muted);
        }
        svg.Line(X.From, Y.From, X.To, Y.From, Palette.Muted);
        svg.Text((X.From + X.To) / 2, Y.From + 40, xLabel, anchor: Anchor.Middle);
        svg.Text(16, (Y.From + Y.To) / 2, yLabel, anchor: Anchor.Middle, upwards: true);
    }
}
