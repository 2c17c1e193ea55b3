using Cbhcr.Lint.Rules;

namespace Cbhcr.Lint.Tests;

/// <summary>
/// The rules are for any exam, not for one bank: sound items of nursing, law, driving, cooking and the trades, with the short options, figures and negative facts that such
/// items have, get no error and next to no warning. Scope and reading level are this programme's and are left out.
/// </summary>
public class clean_items_of_other_fields
{
    private static readonly LintItem[] Items =
    [
        // Nursing
        Sample.Item("A patient with type 1 diabetes is pale and sweats. His blood sugar is 48 mg/dL and he is awake. What should the nurse give first?",
            "*Fruit juice by mouth", "Insulin under the skin", "Glucagon into a muscle", "Water by mouth"),
        Sample.Item("Which finding in a patient who takes digoxin should the nurse report before the next dose?", "*A pulse of 48", "A pulse of 72", "A pulse of 88", "A pulse of 96"),
        Sample.Item("How long should hands be rubbed with soap?", "5 seconds", "10 seconds", "*20 seconds", "90 seconds"),
        Sample.Item("A nurse is about to give a blood transfusion. Which check comes right before it is started?",
            "*Two nurses compare the band with the bag", "One nurse reads the order once more", "The patient says what he had for lunch", "The laboratory is called again"),
        Sample.Item("In which position is a patient with acute heart failure placed?", "Flat on the back", "*Upright with legs down", "On the left side", "Head down"),
        Sample.Item("A patient has not passed urine for eight hours after surgery and does not feel pain. What should the nurse do first?",
            "*Scan the bladder", "Insert a catheter", "Give a pill for pain", "Call the surgeon"),
        Sample.Item("Which laboratory value is raised first in acute kidney injury?", "Sodium", "*Creatinine", "Albumin", "Calcium"),
        Sample.Item("What does a nurse record after giving a medicine as needed?", "*The reason and the effect", "The color of the tablet", "The price of the drug", "The name of the maker"),
        // Law
        Sample.Item("A seller mails an offer that can be accepted within ten days. On day three the buyer mails a letter that accepts it. When is the contract formed under the mailbox rule?",
            "*When the letter is mailed", "When the letter arrives", "When the seller reads it", "When the ten days are over"),
        Sample.Item("Which body may propose a change of the federal constitution?", "*Two thirds of both houses", "The president with the senate", "A majority of the states", "The supreme court"),
        Sample.Item("A tenant stays after the end of a lease and the landlord accepts rent. What kind of tenancy does this create?", "*A periodic tenancy", "A life estate", "A tenancy in common", "A license"),
        Sample.Item("Who has the burden of proof in a criminal trial?", "The defendant", "The judge", "The jury", "*The prosecution"),
        Sample.Item("From which age may a person sign a contract that binds?", "At least 16", "*At least 18", "At least 21"),
        Sample.Item("A witness says, “I did not see the car, but my friend told me that it was red.” On what ground can counsel object?", "*Hearsay", "Relevance", "Privilege", "Leading"),
        Sample.Item("Within which time must an appeal be filed after the judgment is entered?", "Within 10 days", "Within 14 days", "*Within 30 days", "Within 60 days"),
        // Driving
        Sample.Item("A traffic light changes to yellow as a car nears it and there is room to stop. What should the driver do?", "*Stop before the line", "Speed up a little", "Change lanes", "Use the horn"),
        Sample.Item("At 60 miles an hour on a dry road, how much distance should be kept to the car ahead?", "One second", "*Three seconds", "Eight seconds"),
        Sample.Item("What does a flashing red light at a crossing mean?", "*Stop, then go when it is clear", "Slow down and watch for others", "Wait until it turns green", "Turn around at the crossing"),
        Sample.Item("A car begins to skid on ice with its rear moving to the right. Which way should the driver steer?", "*To the right", "To the left", "Straight on"),
        Sample.Item("Which lights should be used in thick fog?", "High beams", "*Low beams", "Parking lights", "Hazard lights"),
        Sample.Item("Two cars reach a crossing with four stop signs at the same time. Which one goes first?", "*The car on the right", "The car on the left", "The larger car", "The faster car"),
        Sample.Item("How far from a fire hydrant must a car be parked?", "5 feet", "10 feet", "*15 feet", "25 feet"),
        // Cooking
        Sample.Item("To which inside temperature is ground beef cooked to be safe?", "130 °F", "145 °F", "*160 °F", "180 °F"),
        Sample.Item("What makes puff pastry rise in the oven?", "*Steam between the layers", "Yeast in the dough", "Baking soda in the flour", "Air beaten into eggs"),
        Sample.Item("A sauce made with egg yolks and butter has split. How can the cook save it?",
            "*Whisk it slowly into a fresh yolk", "Boil it hard for a minute", "Add a spoon of flour", "Put it in the freezer"),
        Sample.Item("Why is meat left to rest after it was roasted?", "*So that the juices spread", "So that the crust softens", "So that it cools for storage", "So that the fat sets"),
        Sample.Item("Where in a fridge is raw chicken kept?", "In the door", "On the top shelf", "*On the lowest shelf", "In the fruit drawer"),
        Sample.Item("How soon must cooked rice be cooled to keep it safe?", "*Within 2 hours", "Within 6 hours", "Within a day"),
        // Trades and others
        Sample.Item("Which tool measures the resistance of a coil?", "*An ohmmeter", "An ammeter", "A voltmeter", "A wattmeter"),
        Sample.Item("What is the first step before work on an electric panel begins?", "*Switching off the main breaker", "Putting on rubber boots", "Removing the cover", "Testing each wire"),
        Sample.Item("Which of these belong in a bookkeeping record of a sale? Choose two.", "*The date", "*The amount", "The weather", "The mood of the buyer"),
        Sample.Item("A pump delivers 12 liters a minute. How long does it need for a tank of 180 liters?", "12 minutes", "*15 minutes", "18 minutes", "20 minutes"),
        Sample.Item("The voltage at the outlet rises while the load stays the same. What happens to the current?", "*It rises", "It falls", "It stays as it was"),
        Sample.Item("When a ladder is put against a wall, how far out should its foot stand?", "*A quarter of its height", "Half of its height", "The whole of its height"),
    ];

    // Rules of this programme: what its keys may hold, its reading level, its glossary.
    private static readonly string[] Programme = ["SC-", "BIA-", "LNG-", "MET-"];

    [Fact]
    public void get_no_error()
    {
        Items.Length.ShouldBeGreaterThanOrEqualTo(30);
        Found(Severity.Error, _ => true).Where(f => !f.Contains("SC-", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // High and low beams are opposites beside two other kinds of light: what the rule is for, and what a reviewer may well justify.
    [Fact]
    public void get_next_to_no_warning_for_options_stem_and_cues() =>
        Found(Severity.Warning, id => !Array.Exists(Programme, p => id.StartsWith(p, StringComparison.Ordinal))).ShouldHaveSingleItem().ShouldStartWith("CUE-PAIR opposites “high” and “low”");

    private static IEnumerable<string> Found(Severity severity, Func<string, bool> rule) =>
        from item in Items
        from finding in Linter.Check(item, Sample.Setting)
        where finding.Severity == severity && rule(finding.RuleId)
        select $"{finding.RuleId} {finding.Evidence}: {item.Stem}";
}
