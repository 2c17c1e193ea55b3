namespace Cbhcr.Assembly.Problem;

/// <summary>Which items are meant.</summary>
public abstract record Condition;

/// <summary>Every item.</summary>
public sealed record Every : Condition;

/// <summary>Items whose category is one of these.</summary>
public sealed record In(string Column, IReadOnlyList<string> Values) : Condition;

/// <summary>Items whose number lies in the range; items without a number do not.</summary>
public sealed record Within(string Column, Span Range) : Condition;

/// <summary>These items.</summary>
public sealed record These(IReadOnlyList<string> Ids) : Condition;

/// <summary>Items that meet all.</summary>
public sealed record Both(IReadOnlyList<Condition> Conditions) : Condition;

/// <summary>Items that meet at least one.</summary>
public sealed record Either(IReadOnlyList<Condition> Conditions) : Condition;

/// <summary>Items that do not meet it.</summary>
public sealed record Not(Condition Condition) : Condition;

/// <summary>From and to, both included; null where there is no limit.</summary>
public readonly record struct Span(double? Least, double? Most)
{
    /// <summary>Exactly this.</summary>
    public static Span Exactly(double value) => new(value, value);
}

/// <summary>What the forms must meet.</summary>
/// <param name="Id">Unique in a problem; conflicts are told by it.</param>
/// <param name="Forms">Which forms it holds for, counted from 1; null for each.</param>
/// <param name="Words">How a person would say it; null: made from the rule.</param>
public abstract record Rule(string Id, IReadOnlyList<int>? Forms = null, string? Words = null);

/// <summary>How many of the items meant stand on a form; with <paramref name="Together"/>, on all forms added up.</summary>
public sealed record CountRule(string Id, Condition Of, Span Items, bool Together = false, IReadOnlyList<int>? Forms = null, string? Words = null) : Rule(Id, Forms, Words);

/// <summary>A number added up over the items meant; items without it count as 0. With <paramref name="Together"/>, over all forms.</summary>
public sealed record SumRule(string Id, string Column, Condition Of, Span Sum, bool Together = false, IReadOnlyList<int>? Forms = null, string? Words = null)
    : Rule(Id, Forms, Words);

/// <summary>The mean of a number over the items meant that have it. A form with none of them meets it.</summary>
public sealed record MeanRule(string Id, string Column, Condition Of, Span Mean, bool Together = false, IReadOnlyList<int>? Forms = null, string? Words = null)
    : Rule(Id, Forms, Words);

/// <summary>Test information at a theta.</summary>
public sealed record InformationRule(string Id, double Theta, Span Information, IReadOnlyList<int>? Forms = null, string? Words = null) : Rule(Id, Forms, Words);

/// <summary>On a form with so many items of the condition (<paramref name="Count"/>; null: any), the other rule holds; on others it need not.</summary>
public sealed record WhenRule(string Id, Condition IfAny, Rule Then, IReadOnlyList<int>? Forms = null, string? Words = null, Span? Count = null) : Rule(Id, Forms, Words)
{
    internal Span Items => Count ?? new(1, null);
}

/// <summary>All of these or none.</summary>
public sealed record TogetherRule(string Id, Condition Of, IReadOnlyList<int>? Forms = null, string? Words = null) : Rule(Id, Forms, Words);

/// <summary>At most so many of these.</summary>
public sealed record EnemyRule(string Id, Condition Of, int Most = 1, IReadOnlyList<int>? Forms = null, string? Words = null) : Rule(Id, Forms, Words);

/// <summary>How many stimuli of those meant a form has, and how many items of each stimulus that it has (null: all of them).</summary>
public sealed record StimulusRule(string Id, Condition Of, Span Sets, Span? ItemsOfEach, IReadOnlyList<int>? Forms = null, string? Words = null) : Rule(Id, Forms, Words);

/// <summary>How many items any two forms have in common.</summary>
public sealed record OverlapRule(string Id, Span Common, IReadOnlyList<int>? Forms = null, string? Words = null) : Rule(Id, Forms, Words);

/// <summary>How many of the forms an item stands on, for each item meant.</summary>
public sealed record UseRule(string Id, Condition Of, Span Times, string? Words = null) : Rule(Id, null, Words);

/// <summary>How many items of an earlier form, named by its items, stand on a form.</summary>
public sealed record EarlierFormRule(string Id, IReadOnlyList<string> Items, Span Common, IReadOnlyList<int>? Forms = null, string? Words = null) : Rule(Id, Forms, Words);

/// <summary>All of these.</summary>
public sealed record IncludeRule(string Id, Condition Of, IReadOnlyList<int>? Forms = null, string? Words = null) : Rule(Id, Forms, Words);

/// <summary>None of these.</summary>
public sealed record ExcludeRule(string Id, Condition Of, IReadOnlyList<int>? Forms = null, string? Words = null) : Rule(Id, Forms, Words);

/// <summary>What is sought among the forms that meet all rules.</summary>
public abstract record Goal;

/// <summary>Nothing: any will do.</summary>
public sealed record NoGoal : Goal;

/// <summary>As much, or as little, as possible of a number over all forms; with several forms, of the form that has least (most).</summary>
public sealed record MostOf(Quantity Of, bool Least = false) : Goal;

/// <summary>The smallest of several numbers, over all forms, as great as possible (maximin), or the greatest of them as small as possible.</summary>
/// <param name="Of">At least one.</param>
/// <param name="Least">The greatest is made small.</param>
public sealed record WorstOf(IReadOnlyList<Part> Of, bool Least = false) : Goal;

/// <param name="Of">What is measured on a form.</param>
/// <param name="Weight">Above zero; what is compared is the number times this.</param>
public sealed record Part(Quantity Of, double Weight = 1);

/// <summary>As near as possible to aims on every form.</summary>
/// <param name="Aims">At least one.</param>
/// <param name="Minimax">True: the greatest weighted distance of any form and aim is made small. False: the weighted distances added up.</param>
public sealed record NearTo(IReadOnlyList<Aim> Aims, bool Minimax = true) : Goal;

/// <param name="Of">What is measured on a form.</param>
/// <param name="Target">What it should be.</param>
/// <param name="Weight">Above zero.</param>
/// <param name="Forms">Which forms it is for, counted from 1; null for each.</param>
public sealed record Aim(Quantity Of, double Target, double Weight = 1, IReadOnlyList<int>? Forms = null);

/// <summary>A number of a form.</summary>
public abstract record Quantity;

/// <summary>A column added up.</summary>
public sealed record SumOf(string Column) : Quantity;

/// <summary>Test information at a theta.</summary>
public sealed record InformationAt(double Theta) : Quantity;

/// <summary>Test information at several thetas added up.</summary>
public sealed record InformationOver(IReadOnlyList<double> Thetas) : Quantity;

/// <summary>Everything an assembly is asked for.</summary>
/// <param name="Pool">What there is.</param>
/// <param name="Forms">How many forms, from 1.</param>
/// <param name="Rules">
/// What each must meet. Enemy sets of the pool hold without a rule, at most one of a set; items of a stimulus are bound only by a <see cref="StimulusRule"/>, else free.
/// </param>
/// <param name="Goal">What is sought.</param>
public sealed record AssemblyProblem(ItemPool Pool, int Forms, IReadOnlyList<Rule> Rules, Goal Goal);
