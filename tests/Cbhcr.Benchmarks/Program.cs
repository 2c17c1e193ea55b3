using Cbhcr.Benchmarks;
using Cbhcr.Benchmarks.Assembly;
using Cbhcr.Benchmarks.Bank;
using Cbhcr.Benchmarks.Delivery;
using Cbhcr.Benchmarks.Items;
using Cbhcr.Benchmarks.Player;
using Cbhcr.Benchmarks.Psychometrics;

var verbs = new Dictionary<string, Func<Arguments, Task<int>>>
{
    ["delivery"] = DeliveryVerb.RunAsync,
    ["pace"] = PaceVerb.RunAsync,
    ["start"] = StartVerb.RunAsync,
    ["saves"] = SavesVerb.RunAsync,
    ["player"] = PlayerVerb.RunAsync,
    ["bank"] = BankVerb.RunAsync,
    ["similarity"] = SimilarityVerb.RunAsync,
    ["similar-items"] = SimilarItemsVerb.RunAsync,
    ["scoring"] = ScoringVerb.RunAsync,
    ["classical"] = ClassicalVerb.RunAsync,
    ["calibration"] = CalibrationVerb.RunAsync,
    ["recovery"] = RecoveryVerb.RunAsync,
    ["general-calibration"] = GeneralCalibrationVerb.RunAsync,
    ["dif"] = DifVerb.RunAsync,
    ["assembly"] = AssemblyVerb.RunAsync,
    ["measured"] = MeasuredVerb.RunAsync,
};
if (args.Length == 0 || !verbs.TryGetValue(args[0], out var verb))
{
    Console.Error.WriteLine($"usage: Cbhcr.Benchmarks ({string.Join(" | ", verbs.Keys)}) [--name value …]   README.md says what each measures");
    return 2;
}
return Arguments.Parse(args[1..]) is { } arguments ? await verb(arguments) : 2;
