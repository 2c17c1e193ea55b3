using System.Runtime.InteropServices;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>
/// The different rows of a matrix of responses, in the order in which they first appear. Who answered alike has the same score, so a score
/// is worked out once a pattern. Immutable.
/// </summary>
public sealed class ResponsePatterns
{
    private readonly int[] _ofPerson;
    private readonly int[] _counts;
    private readonly int[] _firstPersons;

    private ResponsePatterns(CategoryResponses distinct, int[] ofPerson, int[] counts, int[] firstPersons) =>
        (Distinct, _ofPerson, _counts, _firstPersons) = (distinct, ofPerson, counts, firstPersons);

    /// <summary>The patterns, one a row.</summary>
    public CategoryResponses Distinct { get; }

    /// <summary>Number of patterns.</summary>
    public int Count => _counts.Length;

    /// <summary>The pattern of each person.</summary>
    public ReadOnlySpan<int> OfPerson => _ofPerson;

    /// <summary>Number of persons of each pattern.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>The first person of each pattern.</summary>
    public ReadOnlySpan<int> FirstPersons => _firstPersons;

    /// <summary>Collapses equal rows; missing cells count as equal to missing cells only.</summary>
    /// <param name="responses">Persons × items.</param>
    public static ResponsePatterns Of(CategoryResponses responses)
    {
        var ofPerson = new int[responses.Persons];
        List<int> counts = [], firsts = [];
        // Open addressing at most half full. Only equality of rows decides, so that the result does not depend on the hash.
        var slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, 2 * responses.Persons))];
        Array.Fill(slots, -1);
        for (var person = 0; person < responses.Persons; person++)
        {
            var row = responses.Person(person);
            var slot = (int)(Hash(row) & (ulong)(slots.Length - 1));
            while (slots[slot] >= 0 && !responses.Person(firsts[slots[slot]]).SequenceEqual(row)) slot = (slot + 1) & (slots.Length - 1);
            if (slots[slot] < 0)
            {
                slots[slot] = firsts.Count;
                firsts.Add(person);
                counts.Add(0);
            }
            ofPerson[person] = slots[slot];
            counts[slots[slot]]++;
        }
        if (firsts.Count == responses.Persons) return new(responses, ofPerson, [.. counts], [.. firsts]);
        var codes = new byte[firsts.Count * responses.Items];
        for (var p = 0; p < firsts.Count; p++) responses.Person(firsts[p]).CopyTo(codes.AsSpan(p * responses.Items));
        return new(new(firsts.Count, responses.Categories, codes), ofPerson, [.. counts], [.. firsts]);
    }

    /// <summary>Gives each person what belongs to his pattern.</summary>
    /// <param name="ofPatterns">One value a pattern.</param>
    /// <exception cref="ArgumentException">There are not as many as patterns.</exception>
    public T[] ToPersons<T>(ReadOnlySpan<T> ofPatterns)
    {
        if (ofPatterns.Length != Count) throw new ArgumentException($"{Count} patterns, {ofPatterns.Length} values.", nameof(ofPatterns));
        var result = new T[_ofPerson.Length];
        for (var p = 0; p < result.Length; p++) result[p] = ofPatterns[_ofPerson[p]];
        return result;
    }

    // Words of 8 bytes, each multiplied and folded.
    private static ulong Hash(ReadOnlySpan<byte> row)
    {
        var hash = (ulong)row.Length;
        var words = MemoryMarshal.Cast<byte, ulong>(row);
        foreach (var word in words) hash = Mixed(hash ^ word);
        foreach (var code in row[(words.Length * 8)..]) hash = Mixed(hash ^ code);
        return hash;
    }

    private static ulong Mixed(ulong x)
    {
        x *= 0x9E3779B97F4A7C15;
        return x ^ (x >> 32);
    }
}
