using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Scoring;

/// <summary>Operators whose parts are numbers. One part that is NULL or no number makes the whole NULL, and so does a result that is none.</summary>
internal static class Arithmetic
{
    public static bool Knows(string name) => name is "qti-sum" or "qti-product" or "qti-subtract" or "qti-divide" or "qti-power" or "qti-integer-divide" or "qti-integer-modulus" or "qti-truncate"
        or "qti-round" or "qti-round-to" or "qti-integer-to-float" or "qti-min" or "qti-max" or "qti-gcd" or "qti-lcm" or "qti-stats-operator" or "qti-math-operator" or "qti-math-constant";

    public static Value? Of(Element e, IReadOnlyList<Value?> parts, Expressions expressions)
    {
        if (e.Name == "qti-math-constant") return e["name"] switch { "pi" => Value.Float(Math.PI), "e" => Value.Float(Math.E), var name => throw new UnsupportedElementException($"{e.Name} {name}") };
        if (parts.Count == 0) throw new UnsupportedElementException($"{e.Name} with too few parts");
        if (parts.Any(p => p is null || !p.IsNumber)) return null;
        var numbers = parts.SelectMany(p => p!.Items).Select(i => Value.Parse(i) ?? double.NaN).ToList();
        var whole = parts.All(p => p!.BaseType == "integer");
        return e.Name switch
        {
            "qti-sum" => Kept(numbers.Sum(), whole),
            "qti-product" => Kept(numbers.Aggregate(1.0, (a, b) => a * b), whole),
            "qti-min" => Kept(numbers.Min(), whole),
            "qti-max" => Kept(numbers.Max(), whole),
            "qti-gcd" => Value.Integer(numbers.Aggregate(0.0, Gcd)),
            "qti-lcm" => Value.Integer(numbers.Aggregate(1.0, (a, b) => a == 0 || b == 0 ? 0 : Math.Abs(a * b) / Gcd(a, b))),
            "qti-integer-to-float" => Value.Float(numbers[0]),
            "qti-truncate" => Value.Integer(Math.Truncate(numbers[0])),
            "qti-round" => Value.Integer(Math.Floor(numbers[0] + 0.5)),
            "qti-round-to" => Value.Float(expressions.Rounded(e, numbers[0])),
            "qti-stats-operator" => Value.Float(Statistic(e["name"], numbers)),
            "qti-math-operator" => Function(e["name"], numbers),
            _ when numbers.Count < 2 => throw new UnsupportedElementException($"{e.Name} with too few parts"),
            "qti-subtract" => Kept(numbers[0] - numbers[1], whole),
            "qti-divide" => Value.Float(numbers[0] / numbers[1]),
            "qti-power" => Value.Float(Math.Pow(numbers[0], numbers[1])),
            "qti-integer-divide" => Value.Integer(Math.Floor(numbers[0] / numbers[1])),
            _ => Value.Integer(numbers[0] - (numbers[1] * Math.Floor(numbers[0] / numbers[1]))),
        };
    }

    /// <summary>Halves go up, as the specification has it, not to the even neighbour.</summary>
    public static double Rounded(double number, bool places, int figures)
    {
        if (number == 0 || !double.IsFinite(number)) return number;
        var digits = Math.Clamp(places ? figures : figures - 1 - (int)Math.Floor(Math.Log10(Math.Abs(number))), -300, 300);
        // In decimals where they reach, so that 2.675 is 2.68 and not what stands nearest to it in binary.
        if (digits is >= 0 and <= 12 && Math.Abs(number) < 1e12)
        {
            var factor = (decimal)Math.Pow(10, digits);
            return (double)(Math.Floor(((decimal)number * factor) + 0.5m) / factor);
        }
        var scale = Math.Pow(10, digits);
        return double.IsFinite(number * scale) && scale > 0 ? Math.Floor((number * scale) + 0.5) / scale : number;
    }

    private static Value? Kept(double number, bool whole) => whole ? Value.Integer(number) : Value.Float(number);

    private static double Gcd(double a, double b)
    {
        (a, b) = (Math.Abs(a), Math.Abs(b));
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    private static double Statistic(string? name, List<double> numbers)
    {
        var mean = numbers.Average();
        var squares = numbers.Sum(n => (n - mean) * (n - mean));
        return name switch
        {
            "mean" => mean,
            "popVariance" => squares / numbers.Count,
            "popSD" => Math.Sqrt(squares / numbers.Count),
            "sampleVariance" => squares / (numbers.Count - 1),
            "sampleSD" => Math.Sqrt(squares / (numbers.Count - 1)),
            _ => throw new UnsupportedElementException($"qti-stats-operator {name}"),
        };
    }

    private static Value? Function(string? name, List<double> numbers)
    {
        var x = numbers[0];
        return name switch
        {
            "floor" => Value.Integer(Math.Floor(x)),
            "ceil" => Value.Integer(Math.Ceiling(x)),
            "signum" => Value.Integer(Math.Sign(x)),
            "abs" => Value.Float(Math.Abs(x)),
            "atan2" when numbers.Count > 1 => Value.Float(Math.Atan2(x, numbers[1])),
            "exp" => Value.Float(Math.Exp(x)),
            "ln" => Value.Float(Math.Log(x)),
            "log" => Value.Float(Math.Log10(x)),
            "sin" => Value.Float(Math.Sin(x)),
            "cos" => Value.Float(Math.Cos(x)),
            "tan" => Value.Float(Math.Tan(x)),
            "sec" => Value.Float(1 / Math.Cos(x)),
            "csc" => Value.Float(1 / Math.Sin(x)),
            "cot" => Value.Float(1 / Math.Tan(x)),
            "asin" => Value.Float(Math.Asin(x)),
            "acos" => Value.Float(Math.Acos(x)),
            "atan" => Value.Float(Math.Atan(x)),
            "asec" => Value.Float(Math.Acos(1 / x)),
            "acsc" => Value.Float(Math.Asin(1 / x)),
            "acot" => Value.Float(Math.Atan(1 / x)),
            "sinh" => Value.Float(Math.Sinh(x)),
            "cosh" => Value.Float(Math.Cosh(x)),
            "tanh" => Value.Float(Math.Tanh(x)),
            "sech" => Value.Float(1 / Math.Cosh(x)),
            "csch" => Value.Float(1 / Math.Sinh(x)),
            "coth" => Value.Float(1 / Math.Tanh(x)),
            "toDegrees" => Value.Float(x * 180 / Math.PI),
            "toRadians" => Value.Float(x * Math.PI / 180),
            _ => throw new UnsupportedElementException($"qti-math-operator {name}"),
        };
    }
}
