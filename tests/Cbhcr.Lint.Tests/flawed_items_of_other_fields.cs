namespace Cbhcr.Lint.Tests;

/// <summary>Items with the flaws that the guides describe: each gets the findings that belong to it and no others (options, stem and cues).</summary>
public class flawed_items_of_other_fields
{
    public static TheoryData<string, string, string[]> Items => new()
    {
        { "STM-FOCUS STM-QFORM", "Penicillin:", ["*Kills bacteria", "Lowers sugar", "Thins blood", "Relaxes muscles"] },
        { "OPT-AOTA", "Which of these can set a kitchen on fire?", ["Hot oil", "A dry cloth", "A loose wire", "*All of the above"] },
        { "OPT-NOTA", "Which fruit has its seeds on the outside?", ["Apple", "*Strawberry", "Cherry", "None of these"] },
        { "STM-NEG", "Which of the following is not a legal ground to end a lease?", ["Unpaid rent", "Damage to the house", "*The color of the door", "Noise at night"] },
        { "STM-NEG OPT-NEG", "Which step should a driver not take after a crash?", ["Call the police", "*Not stop the engine", "Warn other cars", "Give first aid"] },
        { "CUE-LENGTH", "Why is a burn cooled with water?", ["*The heat stays in the deeper layers of the skin for some time and does harm", "It cleans the skin", "It stops the itch", "It feels good"] },
        { "CUE-GRAMMAR STM-QFORM", "The instrument that is used to look into the ear is an", ["stethoscope", "*otoscope", "thermometer", "laryngoscope"] },
        { "CUE-ABSOLUTE OPT-NEG", "What is true of guard dogs in a warehouse at night?", ["They always bite intruders", "They never bark at staff", "*They are led by a trained handler", "They sleep by day"] },
        { "OPT-OVERLAP", "How much rest does a bread dough need at room temperature?", ["10–30 minutes", "30–60 minutes", "*60–90 minutes", "90–180 minutes"] },
        { "CUE-CLANG", "In which part of the kidney does the filtration of blood take place?", ["*The filtration barrier of the glomerulus", "The loop of Henle", "The renal pelvis", "The collecting duct"] },
        { "STM-MULTI", "Which fuse has blown? What should the electrician do now?", ["*The left; replace it", "The right; replace it", "The left; wait", "The right; wait"] },
        { "STM-REF", "What should the nurse in the previous question do next?", ["*Call the doctor", "Raise the bed", "Give some water", "Take the pulse"] },
        { "CUE-CONVERGE", "Which drugs are given together after a heart attack?", ["*Aspirin and a beta blocker", "Aspirin and insulin", "Digoxin and a beta blocker", "Warfarin and quinine"] },
        { "CUE-EXHAUST", "What happens to the boiling point of water on a mountain?", ["It rises", "*It falls", "It stays the same", "Water freezes"] },
        { "OPT-DUP OPT-PUNCT", "What does a yellow card mean in soccer?", ["*A warning", "A warning.", "A goal", "A break"] },
        { "OPT-PARALLEL", "What should a lifeguard do first?", ["*Call for help", "Swimming out at once", "Throw a rope", "Blow the whistle"] },
        { "STM-BLANK STM-QFORM", "The ______ is the part of the engine that mixes air and fuel.", ["*carburetor", "piston", "radiator", "clutch"] },
        { "STM-VAGUE", "What do trained divers do on the way up?", ["*They usually stop once", "They hold their breath", "They drop their mask", "They swim fast"] },
        { "STM-YOU", "What do you think is the best oil for frying?", ["*Peanut oil", "Olive oil", "Butter", "Lard"] },
        { "OPT-COUNT", "Is a verbal contract for the sale of land valid?", ["Yes", "*No"] },
        { "CUE-SPECIFIC", "How should an employer give notice of dismissal?", ["*In writing (letter or form)", "By phone", "In person", "By a friend"] },
        { "CUE-FEELGOOD", "A guest complains about his soup. What should the waiter do?", ["*Listen and show respect", "Argue with him", "Ignore him", "Blame the cook"] },
        { "STM-TRICK", "Which bone is broken when the wing of the hip bone is?", ["*The ilium", "The ileum", "The femur", "The tibia"] },
        { "CUE-PAIR", "What does adrenaline do to the pupils?", ["It dilates the pupils", "It constricts the pupils", "It dries the mouth", "It slows digestion"] },
        { "STM-FOCUS", "Which of the following statements is true?", ["*Copper conducts heat", "Wood conducts heat", "Glass bends", "Lead floats"] },
        { "OPT-PUNCT", "Where is the spare wheel of most cars?", ["*Under the floor of the trunk", "in the engine bay", "Behind the seats", "On the roof"] },
        { "CUE-ABSURD", "Who should be called when gas is smelled in a house?", ["*The gas company", "A superhero", "The landlord", "The bank"] },
    };

    [Theory, MemberData(nameof(Items))]
    public void get_the_findings_that_belong_to_them(string rules, string stem, string[] options)
    {
        var item = Sample.Item(stem, options);
        if (!item.Options.Any(o => o.IsKey)) item = item with { Type = "single-best-answer", KeysDeclared = 1, Options = [.. item.Options.Select((o, i) => o with { IsKey = i == 0 })] };
        Linter.Check(item, Sample.Setting).Where(f => f.RuleId[..4] is "OPT-" or "STM-" or "CUE-").Select(f => f.RuleId).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(rules.Split(' ').Order(StringComparer.Ordinal), $"{stem}: {string.Join("; ", Linter.Check(item, Sample.Setting).Select(f => $"{f.RuleId} {f.Evidence}"))}");
    }
}
