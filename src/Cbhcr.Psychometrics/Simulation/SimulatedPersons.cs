using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Simulation;

/// <summary>Persons drawn alike: ability and speed jointly normal (van der Linden 2007).</summary>
/// <param name="Persons">0 or more.</param>
/// <param name="Ability">Mean and standard deviation of θ, in logits.</param>
/// <param name="Speed">Mean and standard deviation of τ, in log seconds: at 0.7 a person takes half the time. Standard deviation 0 or more.</param>
/// <param name="Correlation">Of ability and speed, −1 to 1.</param>
public sealed record SimulatedGroup(int Persons, Population Ability, Population Speed = default, double Correlation = 0);

/// <summary>Persons to draw responses for. The three lists are of equal length.</summary>
public sealed record SimulatedPersons
{
    /// <param name="abilities">θ of each person, in logits, finite.</param>
    /// <param name="speeds">τ of each person, in log seconds, finite; null for 0.</param>
    /// <param name="groups">Group of each person, from 0; null for 0.</param>
    /// <exception cref="ArgumentException">Lengths differ, a number is not finite or a group negative (the person is said).</exception>
    public SimulatedPersons(IReadOnlyList<double> abilities, IReadOnlyList<double>? speeds = null, IReadOnlyList<int>? groups = null)
    {
        (Abilities, Speeds, Groups) = ([.. abilities], [.. speeds ?? new double[abilities.Count]], [.. groups ?? new int[abilities.Count]]);
        if (Speeds.Count != Abilities.Count || Groups.Count != Abilities.Count) throw new ArgumentException($"{Abilities.Count} abilities, {Speeds.Count} speeds, {Groups.Count} groups.", nameof(abilities));
        for (var p = 0; p < Count; p++)
            if (!double.IsFinite(Abilities[p]) || !double.IsFinite(Speeds[p]) || Groups[p] < 0)
                throw new ArgumentException($"Person {p}: ability {Abilities[p]}, speed {Speeds[p]}, group {Groups[p]}.", nameof(abilities));
    }

    /// <summary>θ, in logits.</summary>
    public IReadOnlyList<double> Abilities { get; }

    /// <summary>τ, in log seconds.</summary>
    public IReadOnlyList<double> Speeds { get; }

    /// <summary>From 0.</summary>
    public IReadOnlyList<int> Groups { get; }

    /// <summary>Number of persons.</summary>
    public int Count => Abilities.Count;

    /// <summary>Draws group after group, two normal numbers a person: z₁ for ability, and speed from ρz₁ + √(1 − ρ²) z₂.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="groups">Their numbers, from 0, become <see cref="Groups"/>.</param>
    /// <exception cref="ArgumentException">A group has fewer than 0 persons, a negative standard deviation or no correlation (its number is said).</exception>
    public static SimulatedPersons Draw(ulong seed, params IReadOnlyList<SimulatedGroup> groups)
    {
        var chance = ChanceStream.Persons.Of(seed);
        List<double> abilities = [], speeds = [];
        List<int> members = [];
        for (var g = 0; g < groups.Count; g++)
        {
            var (persons, ability, speed, correlation) = groups[g];
            if (persons < 0 || !(ability.StandardDeviation >= 0) || !(speed.StandardDeviation >= 0) || !(Math.Abs(correlation) <= 1))
                throw new ArgumentException($"Group {g}: {groups[g]}.", nameof(groups));
            for (var p = 0; p < persons; p++)
            {
                var (z1, z2) = (chance.NextNormal(), chance.NextNormal());
                abilities.Add(ability.Mean + ability.StandardDeviation * z1);
                speeds.Add(speed.Mean + speed.StandardDeviation * (correlation * z1 + Math.Sqrt(1 - correlation * correlation) * z2));
                members.Add(g);
            }
        }
        return new(abilities, speeds, members);
    }
}
