namespace Cbhcr.Lint;

/// <summary>What a finding asks of the writer.</summary>
public enum Severity
{
    /// <summary>Told, nothing more.</summary>
    Information,

    /// <summary>Must be fixed, or justified in words by a reviewer.</summary>
    Warning,

    /// <summary>Must be fixed: nothing is submitted with it.</summary>
    Error,
}

/// <summary>One answer offered.</summary>
/// <param name="Id">A, B, C … in the author's order.</param>
/// <param name="Text">What the candidate reads.</param>
/// <param name="Rationale">Why it is right or wrong.</param>
/// <param name="IsKey">It belongs to the right answer.</param>
/// <param name="Restrictiveness">0 (leaves all choice to the person) to 5 (force), as ranked by the author; null when not ranked.</param>
public sealed record LintOption(string Id, string Text, string Rationale, bool IsKey, int? Restrictiveness = null);

/// <summary>A source that an item names.</summary>
public sealed record LintReference(string Text, int? Year);

/// <summary>A picture, sound or film in an item.</summary>
/// <param name="Field">Where it stands: <c>stem</c>, <c>stimulus</c> or <c>options[0]</c>.</param>
/// <param name="Kind"><c>img</c>, <c>audio</c>, <c>video</c>.</param>
/// <param name="Alt">Alternative text, transcript or caption; null for none, "" for decoration.</param>
public sealed record LintMedia(string Field, string Kind, string? Alt);

/// <summary>A table in an item.</summary>
public sealed record LintTable(string Field, int HeaderCells, int HeaderCellsWithScope, int DataCells, bool HasCaption);

/// <summary>A run of text with a mark: emphasis, or another language.</summary>
/// <param name="Field">Where it stands.</param>
/// <param name="Start">Of its first character within the plain text of the field.</param>
/// <param name="Length">In characters.</param>
/// <param name="Mark"><c>strong</c>, <c>em</c> or <c>lang:fr</c>.</param>
public sealed record LintMark(string Field, int Start, int Length, string Mark);

/// <summary>A text that candidates read besides stem, stimulus and options: what options are paired with.</summary>
/// <param name="Field">Its name in findings, for example <c>task.targets[0].text</c>.</param>
/// <param name="Text">Plain text.</param>
public sealed record LintText(string Field, string Text);

/// <summary>All that the rules look at of one item, as plain text with marks beside it.</summary>
/// <param name="Code">Its code in the bank, "" for a new one.</param>
/// <param name="Type">For example <c>single-best-answer</c>; the list is that of the item file.</param>
/// <param name="Stem">Plain text.</param>
/// <param name="Options">Empty for types without.</param>
/// <param name="ShuffleOptions">They are shown in an order of chance.</param>
/// <param name="KeysDeclared">How many options the author says are right; null when not said.</param>
/// <param name="Competency">Code.</param>
/// <param name="SkillArea">Code.</param>
/// <param name="Values">Codes.</param>
/// <param name="CognitiveLevel"><c>recall</c>, <c>application</c> or <c>judgment</c>.</param>
/// <param name="Levels">Level codes, the most basic first.</param>
/// <param name="References">Sources.</param>
/// <param name="Enemies">Codes of items that may not stand beside it.</param>
/// <param name="Stimulus">Plain text of the shared stimulus, null for none.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Justified">Rule ids with a reviewer's reason why the finding may stand.</param>
public sealed record LintItem(
    string Code, string Type, string Stem, IReadOnlyList<LintOption> Options, bool ShuffleOptions, int? KeysDeclared,
    string Competency, string SkillArea, IReadOnlyList<string> Values, string CognitiveLevel, IReadOnlyList<string> Levels,
    IReadOnlyList<LintReference> References, IReadOnlyList<string> Enemies, string? Stimulus = null, string Language = "en-US",
    IReadOnlyDictionary<string, string>? Justified = null)
{
    /// <summary>Pictures, sounds and films.</summary>
    public IReadOnlyList<LintMedia> Media { get; init; } = [];

    /// <summary>Tables.</summary>
    public IReadOnlyList<LintTable> Tables { get; init; } = [];

    /// <summary>Emphasis and foreign words.</summary>
    public IReadOnlyList<LintMark> Marks { get; init; } = [];

    /// <summary>Texts besides stem, stimulus and options.</summary>
    public IReadOnlyList<LintText> MoreTexts { get; init; } = [];

    /// <summary>Counts by option id of the newest statistics, null where there are none.</summary>
    public IReadOnlyDictionary<string, double>? ShareChosen { get; init; }
}

/// <summary>A place in a field.</summary>
/// <param name="Field"><c>stem</c>, <c>options[0].text</c>, <c>options[0].rationale</c>, <c>references[0]</c>, <c>stimulus</c>, <c>competency</c>, … as in the item file.</param>
/// <param name="Start">Of the first character; 0 with a length of 0 for the field as a whole.</param>
/// <param name="Length">In characters.</param>
public sealed record Span(string Field, int Start = 0, int Length = 0);

/// <summary>What a rule found.</summary>
/// <param name="RuleId">For example <c>OPT-NOTA</c>.</param>
/// <param name="Severity">After configuration.</param>
/// <param name="Spans">Where; the first is the one to go to.</param>
/// <param name="Message">What is wrong and what to do, in a sentence or two for a writer.</param>
/// <param name="Evidence">What was matched, counted or computed, with the version of the word list where one was used.</param>
public sealed record Finding(string RuleId, Severity Severity, IReadOnlyList<Span> Spans, string Message, string Evidence);

/// <summary>A rule for one item. Pure: the same item and setting give the same findings.</summary>
public interface IItemRule
{
    /// <summary>For example <c>OPT-NOTA</c>.</summary>
    string Id { get; }

    /// <summary>In a few words.</summary>
    string Title { get; }

    /// <summary>The severity without configuration.</summary>
    Severity Severity { get; }

    /// <summary>Who asks for it, for example "HDR#25, NBME".</summary>
    string Source { get; }

    /// <summary>Looks at one item.</summary>
    IEnumerable<Finding> Check(LintItem item, LintSetting setting);
}

/// <summary>A rule for the items of a form or a whole bank.</summary>
public interface ISetRule
{
    /// <inheritdoc cref="IItemRule.Id"/>
    string Id { get; }

    /// <inheritdoc cref="IItemRule.Title"/>
    string Title { get; }

    /// <inheritdoc cref="IItemRule.Severity"/>
    Severity Severity { get; }

    /// <inheritdoc cref="IItemRule.Source"/>
    string Source { get; }

    /// <summary>Looks at all of them together, in the order of the form. A span's field begins with the item's code: <c>RB-SA-001:stem</c>.</summary>
    IEnumerable<Finding> Check(IReadOnlyList<LintItem> items, LintSetting setting);
}

/// <summary>How one rule is configured.</summary>
/// <param name="Enabled">False switches it off.</param>
/// <param name="Severity">Instead of the rule's own.</param>
/// <param name="Thresholds">Numbers by name, for example <c>words</c> or, for one level, <c>words@CBHCR-I</c>.</param>
public sealed record RuleSetting(bool Enabled = true, Severity? Severity = null, IReadOnlyDictionary<string, double>? Thresholds = null);

/// <summary>All that rules need besides the item: configuration, the framework, the year, the neighbours in the bank.</summary>
/// <param name="Rules">By rule id; a rule that is not in it is as its source says.</param>
/// <param name="Year">The present one.</param>
/// <param name="Codes">Competency of every skill area; null when no framework is known.</param>
/// <param name="Competencies">Codes.</param>
/// <param name="Values">Codes.</param>
/// <param name="GlossaryTerms">Words and names of the framework, which count as easy and are no clues.</param>
/// <param name="AllowedAcronyms">For example EMS, 911, 988.</param>
/// <param name="Neighbours">Code, stem, key text and competency of other items, for similarity; sources for verbatim search.</param>
/// <param name="Sources">Name and full text of sources.</param>
public sealed record LintSetting(
    IReadOnlyDictionary<string, RuleSetting> Rules, int Year, IReadOnlyDictionary<string, string>? Codes, IReadOnlyList<string> Competencies, IReadOnlyList<string> Values,
    IReadOnlyList<string> GlossaryTerms, IReadOnlyList<string> AllowedAcronyms, IReadOnlyList<Neighbour> Neighbours, IReadOnlyDictionary<string, string> Sources)
{
    /// <summary>A number of a rule: for the item's level if one is set, else in general, else the rule's own.</summary>
    public double Number(string ruleId, string name, string? level, double otherwise)
    {
        var known = Rules.GetValueOrDefault(ruleId)?.Thresholds;
        return known is null ? otherwise
            : level is not null && known.TryGetValue($"{name}@{level}", out var atLevel) ? atLevel
            : known.GetValueOrDefault(name, otherwise);
    }
}

/// <summary>Another item of the bank.</summary>
public sealed record Neighbour(string Code, string Stem, string KeyText, string Competency);
