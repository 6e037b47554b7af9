package io.sluice.contracts;

import java.util.List;
import java.util.UUID;

/**
 * Of a notification that tells of several assets at once: who they are.
 *
 * @param size how many incidents, at least 2
 * @param members the first of them, the one that stands for all included; at most {@link #NAMED}
 */
public record AlertGroup(int size, List<Member> members) {

  /** So many are named: a notification has to fit where it goes. */
  public static final int NAMED = 100;

  /** One of them. */
  public record Member(String asset, UUID incident) {

    /**
     * @throws IllegalArgumentException naming the field that is missing
     */
    public Member {
      Checks.name(asset, "group.members.asset");
      Checks.required(incident, "group.members.incident");
    }
  }

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public AlertGroup {
    members = List.copyOf(Checks.required(members, "group.members"));
    if (size < 2 || members.isEmpty() || members.size() > Math.min(size, NAMED)) {
      throw new IllegalArgumentException(
          "'group.size' is %d with %d members, expected 2 or more, and at most as many members, and 100"
              .formatted(size, members.size()));
    }
  }
}
