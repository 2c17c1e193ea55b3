namespace Cbhcr.Psychometrics.Equating;

/// <summary>
/// Observed-score equating of form X to form Y, one method a design. What is not defined (nobody on a form, no variance, an anchor without
/// relation to the total) is null in the result and said in its notes.
/// </summary>
public static class Equate
{
    /// <summary>Two groups of the same ability, one on each form.</summary>
    /// <param name="x">Scores on X.</param>
    /// <param name="y">Scores on Y.</param>
    /// <param name="settings">The anchor is not asked.</param>
    /// <exception cref="ArgumentException">The settings do not go together.</exception>
    public static EquatingResult EquivalentGroups(ScoreFrequencies x, ScoreFrequencies y, EquatingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(settings);
        return Result(x, Name(settings), x.Total, y.Total, () => Designs.EquivalentGroups(x, y, settings), settings, () =>
        {
            var (ofX, ofY) = (EquatingBootstrap.Persons(x.Counts), EquatingBootstrap.Persons(y.Counts));
            return chance => Designs.EquivalentGroups(new(x.Lowest, EquatingBootstrap.Draw(ofX, x.Counts.Length, chance)), new(y.Lowest, EquatingBootstrap.Draw(ofY, y.Counts.Length, chance)), settings).Yx;
        });
    }

    /// <summary>One group on both forms.</summary>
    /// <param name="scores">Scores on X and Y.</param>
    /// <param name="settings">The anchor is not asked; postsmoothing is not possible.</param>
    /// <exception cref="ArgumentException">The settings do not go together.</exception>
    public static EquatingResult SingleGroup(JointFrequencies scores, EquatingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(settings);
        return Result(scores.First, Name(settings), scores.Total, scores.Total, () => Designs.SingleGroup(scores, settings), settings, () =>
        {
            var persons = EquatingBootstrap.Persons(scores.Counts);
            return chance => Designs.SingleGroup(scores.With(EquatingBootstrap.Draw(persons, scores.Counts.Length, chance)), settings).Yx;
        });
    }

    /// <summary>Two groups that may differ in ability, one on each form, both with the same anchor.</summary>
    /// <param name="x">Total on X by anchor.</param>
    /// <param name="y">Total on Y by anchor.</param>
    /// <param name="settings">Postsmoothing is not possible.</param>
    /// <exception cref="ArgumentException">The anchors have different scales, or the settings do not go together.</exception>
    public static EquatingResult NonequivalentGroups(JointFrequencies x, JointFrequencies y, EquatingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(settings);
        if ((x.LowestSecond, x.SecondScores) != (y.LowestSecond, y.SecondScores)) throw new ArgumentException("The anchor has not the same scale in both groups.", nameof(y));
        if (settings.SyntheticWeight is { } w && !(w >= 0 && w <= 1)) throw new ArgumentException($"The synthetic weight is {w}, not from 0 to 1.", nameof(settings));
        var name = settings.Function is EquatingFunction.Identity ? Name(settings) : $"{Name(settings)}, {Name(settings.Anchor)}";
        return Result(x.First, name, x.Total, y.Total, () => Designs.NonequivalentGroups(x, y, settings), settings, () =>
        {
            var (ofX, ofY) = (EquatingBootstrap.Persons(x.Counts), EquatingBootstrap.Persons(y.Counts));
            return chance => Designs.NonequivalentGroups(
                x.With(EquatingBootstrap.Draw(ofX, x.Counts.Length, chance)), y.With(EquatingBootstrap.Draw(ofY, y.Counts.Length, chance)), settings).Yx;
        });
    }

    private static EquatingResult Result(ScoreFrequencies x, string name, double personsX, double personsY, Func<Conversion> equate, EquatingSettings settings, Func<Func<Simulation.SplitMix64, double[]>> resample)
    {
        int[] scores = [.. Enumerable.Range(x.Lowest, x.Counts.Length)];
        if (!(personsX > 1 && personsY > 1) && settings.Function is not EquatingFunction.Identity)
            return new(name, null, null, [.. scores.Select(s => new EquatedScore(s, null, null))], [$"Fewer than two persons on a form ({personsX} and {personsY}): nothing can be equated."]);
        var conversion = equate();
        var notes = conversion.Notes;
        var errors = conversion.Errors;
        if (settings.Bootstrap is { } bootstrap && settings.Function is not EquatingFunction.Identity)
        {
            errors = EquatingBootstrap.Errors(scores.Length, bootstrap, resample());
            notes.Add($"Standard errors by bootstrap: {bootstrap.Replications} samples, seed {bootstrap.Seed}.");
        }
        else if (errors is null)
        {
            notes.Add("There is no formula for the standard errors of this method here; ask for the bootstrap.");
        }
        if (!conversion.Yx.All(double.IsFinite)) notes.Add("Not defined at every score: a score or anchor has no variance, or no relation to the other.");
        return new(name, Defined(conversion.Slope), Defined(conversion.Intercept), [.. scores.Select((s, i) => new EquatedScore(s, Defined(conversion.Yx[i]), Defined(errors?[i])))], notes);
    }

    private static double? Defined(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    private static string Name(EquatingSettings settings)
    {
        var shape = settings.Function switch
        {
            EquatingFunction.GeneralLinear => "general linear",
            EquatingFunction.CircleArc => "circle-arc",
            EquatingFunction.SymmetricCircleArc => "symmetric circle-arc",
            var other => $"{other}".ToLowerInvariant(),
        };
        if (settings.Function is not EquatingFunction.Equipercentile) return shape;
        return shape + (settings.Presmoothing is null ? "" : ", log-linear presmoothing") + (settings.Postsmoothing is null ? "" : ", cubic-spline postsmoothing");
    }

    private static string Name(AnchorMethod method) => method switch
    {
        AnchorMethod.NominalWeights => "nominal weights",
        AnchorMethod.Levine => "Levine observed score",
        AnchorMethod.LevineTrueScore => "Levine true score",
        AnchorMethod.BraunHolland => "Braun-Holland",
        AnchorMethod.FrequencyEstimation => "frequency estimation",
        AnchorMethod.Chained => "chained",
        _ => $"{method}",
    };
}
