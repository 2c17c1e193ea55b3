namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>An item that is known: no free parameters.</summary>
internal sealed class HeldCurve(IrtItem item) : ItemCurve(item.Categories)
{
    public override int Free => 0;

    public override ParameterKind KindOf(int parameter) => throw new ArgumentOutOfRangeException(nameof(parameter));

    public override int CategoryOf(int parameter) => throw new ArgumentOutOfRangeException(nameof(parameter));

    public override void Start(ReadOnlySpan<double> counts, Span<double> parameters)
    {
    }

    public override void LogProbabilities(ReadOnlySpan<double> parameters, double ability, Span<double> logarithms)
    {
        item.Probabilities(ability, logarithms);
        // A probability that is 0 in double precision must not make the sum over items infinite minus infinite.
        for (var k = 0; k < logarithms.Length; k++) logarithms[k] = Math.Log(Math.Max(logarithms[k], double.Epsilon));
    }

    public override void Scores(ReadOnlySpan<double> parameters, double ability, Span<double> probabilities, Span<double> scores) => item.Probabilities(ability, probabilities);

    public override void AddBend(
        ReadOnlySpan<double> parameters, double ability, ReadOnlySpan<double> counts, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> scores,
        Span<double> square)
    {
    }

    public override IrtItem Item(ReadOnlySpan<double> parameters) => item;
}
