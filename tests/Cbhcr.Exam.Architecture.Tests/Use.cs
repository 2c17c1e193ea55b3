using System.Reflection;
using System.Text.RegularExpressions;
using ArchUnitNET.Loader;

namespace Cbhcr.Exam.Architecture.Tests;

/// <summary>One type of a module uses one type of another.</summary>
internal sealed record Use(string From, string FromType, string To, string ToType)
{
    public override string ToString() => $"{From}.{FromType} uses {To}.{ToType}";

    /// <summary>Every use across modules in the service.</summary>
    public static IReadOnlyList<Use> Across { get; } =
        [.. Compiled().Concat(Copied()).Distinct().OrderBy(u => u.ToString(), StringComparer.Ordinal)];

    private static IEnumerable<Use> Compiled() =>
        from type in new ArchLoader().LoadAssemblies(typeof(ExamHost).Assembly).Build().Types
        from dependency in type.Dependencies
        let use = Between(type.FullName, dependency.Target.FullName)
        where use is not null
        select use;

    // The compiler copies constants and members of enumerations, so that compiled code no longer shows whose they are.
    private static IEnumerable<Use> Copied() =>
        from owner in typeof(ExamHost).Assembly.GetTypes()
        let module = Modules.Of(owner.FullName)
        where module is not null && !owner.IsNested
        let names = owner.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => f.Name).ToList()
        where names.Count > 0
        let mention = new Regex($@"(?<![\w.])(?:(?:Cbhcr\.Exam\.)?{module}\.)?{owner.Name}\.({string.Join('|', names)})\b")
        from source in Sources.Exam
        where source.Module != module && mention.IsMatch(source.Text)
        select new Use(source.Module, source.BareName, module, owner.Name);

    private static Use? Between(string from, string to)
    {
        var (fromModule, toModule) = (Modules.Of(from), Modules.Of(to));
        return fromModule is null || toModule is null || fromModule == toModule ? null : new(fromModule, Outermost(from), toModule, Outermost(to));
    }

    private static string Outermost(string fullName) => fullName.Split('+', '/', '`', '<')[0].Split('.')[^1];
}
