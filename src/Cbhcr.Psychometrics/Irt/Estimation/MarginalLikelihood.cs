namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>
/// Marginal log-likelihood of a dichotomous model plus log priors, as a function of the parameters of a <see cref="DichotomousLayout"/>, with its
/// gradient (Fisher's identity: the expected gradient of the complete data) and the information of the complete data.
/// </summary>
internal sealed class MarginalLikelihood : IObjective
{
    /// <summary>Keeps padding out of every sum.</summary>
    private const double NoWeight = -1e30;

    /// <summary>Beyond this all persons are at one point, or all points have the same weight.</summary>
    private const double LargestLogVariance = 20;

    private readonly ItemPriors _priors;
    private readonly ItemScore[] _scores;
    private readonly double[] _logWeights;
    private double _sharedInformation;

    public MarginalLikelihood(PackedResponses data, DichotomousLayout layout, Quadrature quadrature, ItemPriors priors, int threads)
    {
        (Layout, _priors, Points) = (layout, priors, quadrature.Points.Length);
        var stride = (Points + 7) / 8 * 8;
        Abilities = new double[stride];
        quadrature.Points.CopyTo(Abilities);
        Step = new(data, stride, threads);
        Curves = new(data.Items, stride);
        _scores = new ItemScore[data.Items];
        _logWeights = new double[stride];
        SetWeights(1);
    }

    public DichotomousLayout Layout { get; }

    public int Count => Layout.Count;

    /// <summary>Points without padding.</summary>
    public int Points { get; }

    /// <summary>The points, padded with 0 to a multiple of 8.</summary>
    public double[] Abilities { get; }

    public ExpectationStep Step { get; }

    public ItemCurves Curves { get; }

    public double LogLikelihood { get; private set; }

    public double LogPrior { get; private set; }

    /// <summary>Posteriors of the patterns are kept here by the next evaluation, when set.</summary>
    public double[]? Posteriors { get; set; }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        if (!(AddPriors(parameters, gradient) > double.NegativeInfinity)) return double.NegativeInfinity;
        if (Layout.Model == IrtModel.Rasch)
        {
            if (Math.Abs(parameters[Layout.Shared]) > LargestLogVariance) return double.NegativeInfinity;
            SetWeights(Math.Exp(parameters[Layout.Shared]));
        }
        for (var i = 0; i < Layout.Items; i++)
        {
            var (slope, guessing) = (Layout.Slope(i), Layout.Guessing(i));
            Curves.Set(i, Abilities, slope < 0 ? 1 : parameters[slope], parameters[Layout.Intercept(i)], guessing < 0 ? 0 : 1 / (1 + Math.Exp(-parameters[guessing])));
        }
        LogLikelihood = Step.Run(Curves.LogWrong, Curves.LogRight, _logWeights, Posteriors);
        for (var i = 0; i < Layout.Items; i++)
        {
            var score = _scores[i] = Curves.Score(i, Abilities, Counts(Step.Right, i), Counts(Step.Answered, i));
            gradient[Layout.Intercept(i)] += score.D;
            if (Layout.Slope(i) is var slope and >= 0) gradient[slope] += score.A;
            if (Layout.Guessing(i) is var guessing and >= 0) gradient[guessing] += score.G;
        }
        if (Layout.Model == IrtModel.Rasch)
        {
            var (score, information) = VarianceScore(Math.Exp(parameters[Layout.Shared]));
            gradient[Layout.Shared] += score;
            _sharedInformation = information;
        }
        return LogLikelihood + LogPrior;
    }

    /// <summary>Solves with the information of the complete data, which makes of a gradient nearly a step of the EM algorithm.</summary>
    public void Precondition(ReadOnlySpan<double> parameters, ReadOnlySpan<double> gradient, Span<double> step)
    {
        var arrow = Layout.Model == IrtModel.OneParameter;
        var (corner, side) = (arrow ? Precision(_priors.Slope, parameters[Layout.Shared]) : _sharedInformation, arrow ? gradient[Layout.Shared] : 0);
        for (var i = 0; i < Layout.Items; i++)
        {
            var (score, at) = (_scores[i], i * Layout.PerItem);
            var dd = score.DD + Precision(_priors.Intercept, parameters[Layout.Intercept(i)]);
            switch (Layout.PerItem)
            {
                case 1:
                    step[at] = gradient[at] / Ridge(dd);
                    corner += arrow ? score.AA - score.AD * score.AD / Ridge(dd) : 0;
                    side -= score.AD * step[at];
                    break;
                case 2:
                    ItemBlock.Solve(score.AA + Precision(_priors.Slope, parameters[at]), score.AD, dd, gradient.Slice(at, 2), step.Slice(at, 2));
                    break;
                default:
                    ItemBlock.Solve(score with
                    {
                        AA = score.AA + Precision(_priors.Slope, parameters[at]), DD = dd, GG = score.GG + Precision(_priors.GuessingLogit, parameters[at + 2]),
                    }, gradient.Slice(at, 3), step.Slice(at, 3));
                    break;
            }
        }
        if (!Layout.HasShared) return;
        step[Layout.Shared] = (arrow ? side : gradient[Layout.Shared]) / Ridge(corner);
        if (!arrow) return;
        for (var i = 0; i < Layout.Items; i++)
            step[i] -= _scores[i].AD * step[Layout.Shared] / Ridge(_scores[i].DD + Precision(_priors.Intercept, parameters[i]));
    }

    /// <summary>The expected counts of one item.</summary>
    public ReadOnlySpan<double> Counts(double[] counts, int item) => counts.AsSpan(item * Step.Stride, Step.Stride);

    /// <summary>Share of the persons at a point.</summary>
    public double Weight(int point) => Math.Exp(_logWeights[point]);

    /// <summary>Prior and place of each parameter that has one.</summary>
    public IEnumerable<(ParameterPrior Prior, int Place)> Priors()
    {
        if (_priors.Slope is { } shared && Layout.Model == IrtModel.OneParameter) yield return (shared, Layout.Shared);
        for (var i = 0; i < Layout.Items; i++)
        {
            if (_priors.Slope is { } slope && Layout.PerItem > 1) yield return (slope, Layout.Slope(i));
            if (_priors.Intercept is { } intercept) yield return (intercept, Layout.Intercept(i));
            if (_priors.GuessingLogit is { } guessing && Layout.Guessing(i) >= 0) yield return (guessing, Layout.Guessing(i));
        }
    }

    /// <summary>
    /// Derivative of the log-likelihood by log σ², and minus its expected second derivative in the complete data: the weights are those of a normal
    /// distribution cut off and made to sum to 1, so that the variance they have stands where σ² would in theory.
    /// </summary>
    private (double Score, double Information) VarianceScore(double variance)
    {
        var (second, fourth, found) = (0.0, 0.0, 0.0);
        for (var q = 0; q < Points; q++)
        {
            var square = Abilities[q] * Abilities[q];
            var weight = Weight(q);
            second += weight * square;
            fourth += weight * square * square;
            found += Step.All[q] * square;
        }
        return ((found - Step.Data.Persons * second) / (2 * variance), Step.Data.Persons * (fourth - second * second) / (4 * variance * variance));
    }

    private void SetWeights(double variance)
    {
        var sum = 0.0;
        for (var q = 0; q < Points; q++) sum += Math.Exp(-Abilities[q] * Abilities[q] / (2 * variance));
        var log = Math.Log(sum);
        for (var q = 0; q < _logWeights.Length; q++) _logWeights[q] = q < Points ? -Abilities[q] * Abilities[q] / (2 * variance) - log : NoWeight;
    }

    private double AddPriors(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        gradient.Clear();
        LogPrior = 0;
        foreach (var (prior, place) in Priors())
        {
            LogPrior += prior.LogDensity(parameters[place]);
            gradient[place] += prior.First(parameters[place]);
        }
        return LogPrior;
    }

    private static double Precision(ParameterPrior? prior, double value) => prior is null ? 0 : Math.Max(0, -prior.Second(value));

    private static double Ridge(double information) => information + ItemBlock.Ridge;
}
