package io.sluice.alert;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@AnalyzeClasses(packages = "io.sluice.alert", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule messagingStaysAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages("..intake..", "..publish..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "io.smallrye.reactive.messaging..",
              "org.eclipse.microprofile.reactive..");

  @ArchTest
  static final ArchRule restStaysAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..delivery..", "..command..", "..quiet..", "..api..", "..receiver..", "..routing..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "io.quarkiverse.resteasy..");

  @ArchTest
  static final ArchRule theCoreIsPlain =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..incident..",
              "..channel..",
              "..outbound..",
              "..webhook..",
              "..mail..",
              "..sms..",
              "..oncall..",
              "..syslog..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.enterprise..",
              "jakarta.inject..",
              "io.quarkus..",
              "java.sql..",
              "javax.sql..");

  @ArchTest
  static final ArchRule nothingIsInjectedIntoFields =
      noFields()
          .should()
          .beAnnotatedWith(Inject.class)
          .orShould()
          .beAnnotatedWith(ConfigProperty.class);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.sluice.alert.(*)..").should().beFreeOfCycles();
}
