namespace Cbhcr.Exam.Architecture.Tests;

/// <summary>A module shows others its Contracts.cs. What else they use today is listed with a reason in Published.cs.</summary>
public class module_contracts
{
    private static readonly IReadOnlyList<Use> Uses =
        [.. Use.Across.Where(u => (Modules.IsOfTheExam(u.From) || u.From == "Pages") && Modules.IsOfTheExam(u.To) && !InContracts(u.To, u.ToType))];

    [Fact]
    public void hold_all_that_another_module_uses() =>
        Uses.Where(u => !Published.Types.Any(p => p.Is(u.To, u.ToType))).Select(u => u.ToString())
            .ShouldBeEmpty("Move the type to the Contracts.cs of its module, or ask that module's contracts for what is needed. Only if neither fits, list it in Published.cs.");

    [Fact]
    public void are_preferred_once_nobody_needs_a_listed_type() =>
        Published.Types.Where(p => !Uses.Any(u => p.Is(u.To, u.ToType))).Select(p => $"{p.Module}.{p.Type}")
            .ShouldBeEmpty("No other module uses these (any more), or they stand in Contracts.cs now: take them out of Published.cs.");

    private static bool InContracts(string module, string type) =>
        Sources.Exam.Where(s => s.Name == $"{module}/Contracts.cs").SelectMany(Sources.Declared).Contains(type);
}
