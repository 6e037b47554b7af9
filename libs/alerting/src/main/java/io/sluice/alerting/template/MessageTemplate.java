package io.sluice.alerting.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.ValueResolvers;
import io.sluice.contracts.Alert;
import io.sluice.contracts.ReadableNumbers;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * A text with places for what an alert says, in Qute. It can write values, ask ({@code #if}) and
 * repeat ({@code #for}) over the lists there are; it reaches no method, no other template and no
 * variable of the machine.
 */
public final class MessageTemplate {

  /** Longer ones are refused. */
  public static final int LONGEST_SOURCE = 4_000;

  /** What is longer is cut off, in characters. */
  public static final int LONGEST_TEXT = 4_000;

  private static final Engine ENGINE =
      Engine.builder()
          .addSectionHelper(new IfSectionHelper.Factory())
          .addSectionHelper(new Lists())
          .addValueResolvers(
              ValueResolvers.mapperResolver(),
              ValueResolvers.listResolver(),
              ValueResolvers.collectionResolver(),
              ValueResolvers.orResolver(),
              ValueResolvers.trueResolver(),
              ValueResolvers.logicalAndResolver(),
              ValueResolvers.logicalOrResolver())
          .addResultMapper(new Numbers())
          .strictRendering(true)
          .build();

  private final String source;
  private final Template template;

  private MessageTemplate(String source, Template template) {
    this.source = source;
    this.template = template;
  }

  /**
   * @throws IllegalArgumentException saying what is wrong, in one sentence: it does not parse, or
   *     names what no alert has, or an entry of a list that may have none
   */
  public static MessageTemplate parse(String source) {
    if (source.isBlank() || source.length() > LONGEST_SOURCE) {
      throw new IllegalArgumentException(
          "has %d characters, expected 1 to %d that are not all blank"
              .formatted(source.length(), LONGEST_SOURCE));
    }
    try {
      var parsed = new MessageTemplate(source, ENGINE.parse(source));
      for (Alert sample : SampleAlerts.ALL) {
        parsed.render(sample, ZoneId.of("UTC"));
      }
      return parsed;
    } catch (TemplateException e) {
      throw new IllegalArgumentException("is no template: " + why(e), e);
    }
  }

  /**
   * @param zone in which times are written
   * @throws TemplateException if it asks for too much
   */
  public String render(Alert alert, ZoneId zone) {
    var text = new BoundedText(LONGEST_TEXT);
    try {
      template
          .data(new AlertValues(alert, zone))
          .consume(text::append)
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof TemplateException known ? known : new TemplateException(e);
    }
    return text.toString().strip();
  }

  /** As it was written. */
  public String source() {
    return source;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageTemplate template && source.equals(template.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return source;
  }

  private static String why(TemplateException e) {
    String message = e.getMessage();
    // An index beyond a list comes without any words.
    return message == null || message.isEmpty()
        ? "it asks for an entry of a list that may have none"
        : message.lines().findFirst().orElse("").replaceFirst("^(Parser|Rendering) error: ", "");
  }

  /** {@code #for} over what an alert has lists of: over a number it could go on for hours. */
  private static final class Lists extends LoopSectionHelper.Factory {

    private static final Set<String> KNOWN = Set.of("contributors", "streams");

    @Override
    public LoopSectionHelper initialize(SectionInitContext context) {
      String list = context.getParameter("iterable");
      if (!KNOWN.contains(list)) {
        throw context.createParserError(
            "there is no list '" + list + "', only contributors and streams");
      }
      return super.initialize(context);
    }
  }

  /** Numbers as everywhere else. */
  private static final class Numbers implements ResultMapper {
    @Override
    public boolean appliesTo(Origin origin, Object result) {
      return result instanceof Double;
    }

    @Override
    public String map(Object result, Expression expression) {
      return ReadableNumbers.of((Double) result);
    }
  }
}
