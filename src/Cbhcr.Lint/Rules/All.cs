using Cbhcr.Lint.Rules.Accessibility;
using Cbhcr.Lint.Rules.Bias;
using Cbhcr.Lint.Rules.Cues;
using Cbhcr.Lint.Rules.Language;
using Cbhcr.Lint.Rules.Metadata;
using Cbhcr.Lint.Rules.Options;
using Cbhcr.Lint.Rules.Scope;
using Cbhcr.Lint.Rules.Sets;
using Cbhcr.Lint.Rules.Stem;

namespace Cbhcr.Lint.Rules;

/// <summary>Every rule there is.</summary>
public static class All
{
    /// <summary>Rules for one item.</summary>
    public static IReadOnlyList<IItemRule> ForItems { get; } =
    [
        .. OptionRules.All, .. StemRules.All, .. CueRules.All, .. LanguageRules.All, .. BiasRules.All, .. ScopeRules.All, .. AccessibilityRules.All, .. MetadataRules.All,
    ];

    /// <summary>Rules for a form or a bank.</summary>
    public static IReadOnlyList<ISetRule> ForSets { get; } = [.. SetRules.All, .. BiasRules.OverABank];
}
