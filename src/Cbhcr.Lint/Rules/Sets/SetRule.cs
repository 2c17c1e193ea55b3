namespace Cbhcr.Lint.Rules.Sets;

/// <summary>What rules for a form or bank have in common.</summary>
public abstract class SetRule(string id, string title, Severity severity, string source) : ISetRule
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public string Title => title;

    /// <inheritdoc/>
    public Severity Severity => severity;

    /// <inheritdoc/>
    public string Source => source;

    /// <summary>The numbers it can be configured by, with their values.</summary>
    public virtual IReadOnlyDictionary<string, double> Defaults => Thresholds.None;

    /// <inheritdoc/>
    public abstract IEnumerable<Finding> Check(IReadOnlyList<LintItem> items, LintSetting setting);

    /// <summary>A configured number, else its value in <see cref="Defaults"/>; the level is that of <paramref name="item"/>.</summary>
    protected double Number(LintSetting setting, string name, LintItem? item = null) => Thresholds.Of(Id, Defaults, item, setting, name);

    /// <summary>A finding about the whole, or about places in items.</summary>
    protected Finding Found(string message, string evidence, params IReadOnlyList<Span> where) => new(Id, Severity, where.Count > 0 ? where : [new Span("form")], message, evidence);

    /// <summary>A field of an item.</summary>
    protected static Span In(LintItem item, string field, int start = 0, int length = 0) => new($"{item.Code}:{field}", start, length);
}
