package io.sluice.counts;

import io.sluice.contracts.address.Cidr;
import io.sluice.contracts.profile.CategoryText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a field of a record has to be, for the record to count.
 *
 * @param field of the records
 * @param wanted whether it has to be one of those that follow
 * @param values texts, in the one way in which values are written
 * @param blocks of addresses, whose every address is meant
 */
public record Restriction(String field, Wanted wanted, Set<String> values, List<Cidr> blocks) {

  /** How a field has to relate to values. */
  public enum Wanted {
    /** It is one of them. */
    ONE_OF,
    /** It is there and none of them: nobody knows of a missing one. */
    NONE_OF,
    /** It is none of them; a missing one is none. */
    OTHER
  }

  public Restriction {
    values = Set.copyOf(values);
    blocks = List.copyOf(blocks);
  }

  /**
   * @param texts as a person writes them; {@code 10.0.0.0/8} is a block of addresses
   */
  static Restriction of(String field, Wanted wanted, List<String> texts) {
    var values = new HashSet<String>();
    var blocks = new ArrayList<Cidr>();
    for (String text : texts) {
      block(text).ifPresentOrElse(blocks::add, () -> values.add(CategoryText.of(text)));
    }
    return new Restriction(field, wanted, values, blocks);
  }

  /** A text with a slash may also be a name: {@code HTTP/1.1}. */
  private static Optional<Cidr> block(String text) {
    if (text.indexOf('/') < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Cidr.of(text.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean accepts(CountedRecord record, int place) {
    String text = record.text(place);
    return switch (wanted) {
      case ONE_OF -> text != null && isMeant(text, record, place);
      case NONE_OF -> text != null && !isMeant(text, record, place);
      case OTHER -> text == null || !isMeant(text, record, place);
    };
  }

  private boolean isMeant(String text, CountedRecord record, int place) {
    if (values.contains(text)) {
      return true;
    }
    if (blocks.isEmpty()) {
      return false;
    }
    InetAddress address = record.address(place);
    if (address == null) {
      return false;
    }
    for (Cidr block : blocks) {
      if (block.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
