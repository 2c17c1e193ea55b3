namespace Cbhcr.Psychometrics.Equating;

/// <summary>A number with its derivative by one variable, so that a formula written once gives its own derivative (Clifford 1873).</summary>
internal readonly record struct Dual(double Value, double Derivative)
{
    public static implicit operator Dual(double value) => new(value, 0);

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Derivative + b.Derivative);

    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Derivative - b.Derivative);

    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Derivative * b.Value + a.Value * b.Derivative);

    public static Dual operator /(Dual a, Dual b) => new(a.Value / b.Value, (a.Derivative - a.Value / b.Value * b.Derivative) / b.Value);

    public static Dual Sqrt(Dual a) => Math.Sqrt(a.Value) is var root ? new(root, a.Derivative / (2 * root)) : default;

    /// <summary>The same derivative at another value.</summary>
    public Dual At(double value) => new(value, Derivative);
}
