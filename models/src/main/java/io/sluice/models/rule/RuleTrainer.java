package io.sluice.models.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.rule.InvalidRulesException;
import io.sluice.detection.rule.RuleSet;
import io.sluice.models.parallel.Workers;
import io.sluice.models.window.WindowReplay;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Proposes rules that hold in normal operation. Time is cut into stretches, and what is learnt from
 * all but one has to hold in that one; a rule that does not is dropped, for what is to come would
 * break it too.
 */
public final class RuleTrainer {

  private static final int STRETCHES = 6;

  /** Into which rules are divided for the cores to share. */
  private static final int RANGES = 64;

  private final WindowReplay normal;
  private final WindowReplay further;
  private final Walks walks;

  private RuleTrainer(WindowReplay normal, WindowReplay further, Walks walks) {
    this.normal = normal;
    this.further = further;
    this.walks = walks;
  }

  /** Is told how many rows of all are done; each row is looked at several times. */
  @FunctionalInterface
  public interface Progress {

    void at(long done, long total);
  }

  /**
   * @param normal rows of normal operation
   * @param further more of it, of which nothing is learnt
   */
  public static TrainedRules train(
      RuleSource source, WindowReplay normal, WindowReplay further, Progress progress) {
    return switch (source) {
      case RuleSource.Learnt() -> {
        var walks = new Walks(4L * normal.rows() + further.rows(), progress);
        yield new RuleTrainer(normal, further, walks).propose();
      }
      case RuleSource.Given(byte[] yaml, RuleSet rules) -> {
        var walks = new Walks((long) normal.rows() + further.rows(), progress);
        BrokenRules broken = broken(rules, normal, further, walks);
        yield new TrainedRules(yaml, rules, List.of(), broken.shares(), broken.anomalousShare());
      }
    };
  }

  private TrainedRules propose() {
    StretchHistory.All all = StretchHistory.of(normal, STRETCHES, walks);
    var proposer = new RuleProposer(normal.profile(), all.pairs());
    List<ProposedRule> proposed = proposer.propose(all.stretches());
    var broken =
        new TreeSet<String>(broken(read(yaml(proposed)), normal, further, walks).shares().keySet());
    addBrokenLater(all.stretches(), proposer, broken);
    List<ProposedRule> kept =
        proposed.stream().filter(rule -> !broken.contains(rule.id())).toList();
    byte[] yaml = yaml(kept);
    return new TrainedRules(yaml, read(yaml), List.copyOf(broken), Map.of(), 0);
  }

  /** Notes which rules do not hold beyond what they were learnt from. */
  private void addBrokenLater(
      List<StretchHistory> stretches, RuleProposer proposer, Set<String> ids) {
    List<BrokenRules> broken = new ArrayList<>();
    for (int left = 0; left < stretches.size(); left++) {
      var others = new ArrayList<>(stretches);
      others.remove(left);
      broken.add(new BrokenRules(read(yaml(proposer.propose(others)))));
    }
    int rows = normal.rows();
    // The sets hardly differ, so that a range of one is about the same range of each.
    Workers.split(
        RANGES,
        (first, last) -> {
          List<BrokenRules> parts =
              broken.stream().map(all -> all.part(border(all, first), border(all, last))).toList();
          walks.run(
              normal,
              first == 0,
              (row, ring) -> parts.get(StretchHistory.stretch(row, rows, STRETCHES)).add(ring));
          synchronized (broken) {
            for (int left = 0; left < parts.size(); left++) {
              BrokenRules all = broken.get(left);
              all.join(parts.get(left), border(all, first));
            }
          }
        });
    // A gap longer than any before is the data's fault, and still worth telling.
    broken.forEach(left -> ids.addAll(left.shares(kind -> !kind.isAboutData()).keySet()));
  }

  private static int border(BrokenRules rules, int range) {
    return rules.size() * range / RANGES;
  }

  private static BrokenRules broken(
      RuleSet rules, WindowReplay normal, WindowReplay further, Walks walks) {
    var broken = new BrokenRules(rules);
    Workers.split(
        RANGES,
        (first, last) -> {
          int from = border(broken, first);
          BrokenRules part = broken.part(from, border(broken, last));
          walks.run(normal, first == 0, (row, ring) -> part.add(ring));
          walks.run(further, first == 0, (row, ring) -> part.add(ring));
          synchronized (broken) {
            broken.join(part, from);
          }
        });
    return broken;
  }

  private static byte[] yaml(List<ProposedRule> rules) {
    var text = new StringBuilder();
    text.append("# Learnt from normal operation. Copy, edit, and give to training with --rules.\n");
    text.append("version: ").append(RuleSet.VERSION).append('\n');
    text.append(rules.isEmpty() ? "rules: []\n" : "rules:\n");
    rules.forEach(rule -> text.append(rule.toYaml()));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private RuleSet read(byte[] yaml) {
    Profile profile = normal.profile();
    try {
      return RuleSet.parse(yaml, profile);
    } catch (InvalidRulesException e) {
      throw new IllegalStateException("a proposal cannot be read, " + e.getMessage(), e);
    }
  }
}
