package io.sluice.detection.rule.measure;

import java.util.stream.IntStream;

/** A measure of a single tag. */
public interface TagMeasure extends Measure {

  int tag();

  @Override
  default IntStream tags() {
    return IntStream.of(tag());
  }
}
