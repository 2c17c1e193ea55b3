namespace Cbhcr.Lint.Rules.Scope;

/// <summary>In the order of the documentation.</summary>
internal static class ScopeRules
{
    public static IReadOnlyList<IItemRule> All { get; } =
    [
        new Force(), new PolicePowers(), new InvoluntaryCare(), new Weapons(), new Diagnosing(), new MostRestrictive(), new Jurisdictions(), new Disparaging(), new Claims(),
    ];
}
