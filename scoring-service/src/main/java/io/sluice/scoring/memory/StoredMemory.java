package io.sluice.scoring.memory;

/**
 * A memory as it was at some point of the log.
 *
 * @param bundle sha256 of the bundle whose owner of memories it belongs to
 * @param position offset up to which windows are in it
 * @param needed offset from which on readings have to be offered to an empty window, so that the
 *     windows after {@code position} come out as they did
 * @param snapshot {@link io.sluice.detection.detector.Memory#snapshot}
 */
public record StoredMemory(
    MemoryKey key, String bundle, long position, long needed, byte[] snapshot) {

  /** One that cannot be read: known is only that this stream learns. */
  static StoredMemory unreadable(MemoryKey key) {
    return new StoredMemory(key, "", -1, -1, new byte[0]);
  }

  /** The same place with something else remembered. */
  public StoredMemory withSnapshot(byte[] other) {
    return new StoredMemory(key, bundle, position, needed, other);
  }

  public boolean isReadable() {
    return !bundle.isEmpty();
  }

  /** Whether an owner may go on with it. */
  public boolean isOf(MemoryOwner owner) {
    return bundle.equals(owner.bundle()) && key.detector().equals(owner.memories().name());
  }
}
