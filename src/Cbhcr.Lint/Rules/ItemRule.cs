using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules;

/// <summary>What rules for one item have in common: the item comes with its text cut into words, and a finding needs no more than where, what and why.</summary>
public abstract class ItemRule(string id, string title, Severity severity, string source) : IItemRule
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public string Title => title;

    /// <inheritdoc/>
    public Severity Severity => severity;

    /// <inheritdoc/>
    public string Source => source;

    /// <summary>The numbers it can be configured by, with their values; <c>words@1</c> is that of the lowest level.</summary>
    public virtual IReadOnlyDictionary<string, double> Defaults => Thresholds.None;

    /// <summary>It reads English and says nothing about other languages.</summary>
    protected virtual bool ReadsEnglish => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(LintItem item, LintSetting setting)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(setting);
        return ReadsEnglish && !item.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? [] : Check(item, ItemText.Of(item), setting);
    }

    /// <summary>Looks at one item.</summary>
    protected abstract IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting);

    /// <summary>A configured number, else its value in <see cref="Defaults"/>.</summary>
    protected double Number(LintItem item, LintSetting setting, string name)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(setting);
        return Thresholds.Of(Id, Defaults, item, setting, name);
    }

    /// <summary>With the rule's own severity.</summary>
    protected Finding Found(string message, string evidence, params IReadOnlyList<Span> where) => new(Id, Severity, where, message, evidence);

    /// <summary>With another severity.</summary>
    protected Finding Found(Severity severity, string message, string evidence, params IReadOnlyList<Span> where) => new(Id, severity, where, message, evidence);
}
