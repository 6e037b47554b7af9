package io.sluice.contracts;

/**
 * Is told what a reading says of its tags, without an object a value. The profile is always known
 * by then; if the reading names it only after its values, they are read once more.
 */
public interface TagSink {

  /** Wants to know of no tag: they are only checked. */
  TagSink NONE =
      new TagSink() {
        @Override
        public boolean beginValues(String profile) {
          return false;
        }

        @Override
        public void number(String tag, double value) {}

        @Override
        public void text(String tag, String value) {}

        @Override
        public void missing(String tag) {}

        @Override
        public boolean beginQuality(String profile) {
          return false;
        }

        @Override
        public void quality(String tag, Quality quality) {}
      };

  /**
   * Values follow, in place of any that were told before.
   *
   * @return false if they are not wanted and only to be checked
   */
  boolean beginValues(String profile);

  /**
   * @param value finite
   */
  void number(String tag, double value);

  /** Of a tag that is not categorical it is a missing value, whatever it says. */
  void text(String tag, String value);

  /** The source had no value. */
  void missing(String tag);

  /**
   * Qualities follow, in place of any that were told before; not called if all is good.
   *
   * @return false if they are not wanted and only to be checked
   */
  boolean beginQuality(String profile);

  void quality(String tag, Quality quality);
}
