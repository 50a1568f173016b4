using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NegotiationMonitor.Reading.Syntax;

/// <summary>Arrays of which a given element begins a line of the processor's cache: a vector that lies in two lines takes twice as long to load.</summary>
internal static class AlignedArray
{
    private const int Line = 64;

    /// <summary>An array of zeros, never moved, and which of its elements to take for the first of <paramref name="length"/>.</summary>
    public static (T[] Array, int First) Of<T>(int length)
        where T : unmanaged
    {
        var size = Unsafe.SizeOf<T>();
        var array = GC.AllocateArray<T>(length + (Line / size), pinned: true);
        var over = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % Line);
        return (array, over == 0 ? 0 : (Line - over) / size);
    }
}
