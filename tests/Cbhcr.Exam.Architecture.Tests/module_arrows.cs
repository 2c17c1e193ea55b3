namespace Cbhcr.Exam.Architecture.Tests;

public class module_arrows
{
    [Fact]
    public void point_along_the_life_of_an_exam_only() =>
        Use.Across.Where(u => !Modules.MayUse(u.From, u.To)).Select(u => u.ToString()).ShouldBeEmpty();

    /// <summary>Compiled code does not show an import that nothing needs; it would be the first step of a wrong arrow.</summary>
    [Fact]
    public void hold_for_imports_too()
    {
        var imports =
            from source in Sources.Exam
            where source.Module != Modules.Root
            from line in source.Text.Split('\n').Select(l => l.Trim().TrimStart('@').TrimEnd(';', '\r'))
            where line.StartsWith("using Cbhcr.Exam.", StringComparison.Ordinal)
            let to = line["using Cbhcr.Exam.".Length..].Split('.')[0]
            where !Modules.MayUse(source.Module, to)
            select $"{source.Name}: {line}";
        imports.ShouldBeEmpty();
    }

    [Fact]
    public void are_drawn_for_every_folder() =>
        Sources.ModuleFolders().Where(m => !Modules.IsKnown(m)).ShouldBeEmpty("Give each new module its place in Modules.cs.");

    [Fact]
    public void know_what_compiled_code_shows() =>
        Use.Across.ShouldContain(new Use("Scoring", "ScoreSittingHandler", "Delivery", "SittingEnded"));

    [Fact]
    public void know_what_the_compiler_copies_away() =>
        Use.Across.ShouldContain(new Use("Delivery", "ScheduleSitting", "Forms", "FormState"));
}
