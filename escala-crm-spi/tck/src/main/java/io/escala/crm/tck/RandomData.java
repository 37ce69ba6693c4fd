package io.escala.crm.tck;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryPrice;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random data of few different values, so that ChangeSets meet and conflict. The same seed gives the same data. */
final class RandomData {
    static final List<String> WABAS = List.of("waba", "waba-2", "waba-3");
    static final List<LineKey> LINE_KEYS = Stream.of("line-0", "line-1", "line-2")
            .map(id -> new LineKey(Channel.WHATSAPP, "provider-of-" + id))
            .toList();
    static final List<TemplateKey> TEMPLATES = List.of(
            new TemplateKey("waba", "welcome", "es"),
            new TemplateKey("waba", "welcome", "es_AR"),
            new TemplateKey("waba-2", "welcome", "es"));

    private static final Sample ACME = new Sample(StoreContract.ACME);

    private final Random random;

    RandomData(long seed) {
        this.random = new Random(seed);
    }

    /** A number from 0, less than a bound. */
    int number(int bound) {
        return random.nextInt(bound);
    }

    IdentityAlias alias(IdentityId who) {
        IdentityKey key = new IdentityKey(
                pick(List.of(IdentityKeyKind.PSID, IdentityKeyKind.BSUID)), "s", "v" + random.nextInt(8));
        return IdentityAlias.since(StoreContract.ACME, who, key, pick(List.of(AliasGrade.values())), moment());
    }

    ContactKey key(ContactId contact) {
        return switch (random.nextInt(3)) {
            case 0 -> ACME.reference(contact.value(), "reference-" + random.nextInt(5));
            case 1 -> ACME.email(contact.value(), "e" + random.nextInt(5) + "@example.com", emailRole());
            default ->
                ACME.phone(contact.value(), "54911555500" + (10 + random.nextInt(9)), pick(List.of(KeyRole.values())));
        };
    }

    private KeyRole emailRole() {
        return chance(2) ? KeyRole.PRIMARY : KeyRole.SECONDARY;
    }

    DeliveryStep step() {
        return new DeliveryStep(
                chance(3) ? DeliveryStep.REPORTED : random.nextInt(2),
                pick(List.of(DeliveryStatus.values())),
                moment(),
                chance(4) ? new DeliveryError(random.nextInt(5), random.nextInt(2), "Reason") : null,
                price());
    }

    private @Nullable DeliveryPrice price() {
        return chance(2)
                ? null
                : new DeliveryPrice(
                        chance(2),
                        pick(List.of("marketing", "utility", "service")),
                        chance(2) ? "regular" : null,
                        chance(2) ? "pmp" : null);
    }

    Amendment amendment() {
        return switch (random.nextInt(6)) {
            case 0 -> new Amendment.Unsend(moment());
            case 1, 2, 3 -> {
                int version = random.nextInt(4);
                Instant at = StoreContract.NOON.plusMillis(random.nextInt(3) * 250L);
                yield new Amendment.Edit(
                        new MessageContent.Text("Edit " + at + " " + version), at, Integer.toString(version));
            }
            default -> {
                int version = random.nextInt(4);
                yield new Amendment.Reaction(
                        chance(2) ? Direction.INBOUND : Direction.OUTBOUND,
                        version == 0 ? null : "reaction " + version,
                        moment(),
                        Integer.toString(version));
            }
        };
    }

    ChannelConsent consent(IdentityId who) {
        return ACME.channelConsent(
                who.value(),
                who.value() + "-" + random.nextInt(6),
                pick(List.of(ConsentState.values())),
                StoreContract.NOON.plusMillis(random.nextInt(4)));
    }

    TemplateReport report() {
        return ACME.report(
                pick(TEMPLATES),
                pick(List.of(TemplateReport.Aspect.values())),
                pick(List.of("PAUSED", "APPROVED", "RED")),
                StoreContract.NOON.plusMillis(random.nextInt(4)));
    }

    LineReport lineReport() {
        Instant until = chance(2) ? null : StoreContract.NOON.plusMillis(random.nextInt(2));
        return new LineReport(
                StoreContract.ACME,
                pick(LINE_KEYS),
                new LineFact(
                        pick(List.of(LineFact.Aspect.values())),
                        pick(List.of("", "ACCOUNT")),
                        pick(List.of("GREEN", "RED")),
                        pick(List.of("", "because", "\uFF5Ein full width", "\uD83D\uDE00")),
                        until),
                StoreContract.NOON.plusMillis(random.nextInt(3)));
    }

    Line line() {
        String id = "line-" + random.nextInt(3);
        return Line.whatsApp(StoreContract.ACME, new LineId(id), id, "provider-of-" + id, pick(WABAS));
    }

    DeferredReport deferred() {
        return new DeferredReport(
                StoreContract.ACME,
                new LineId("line"),
                "wamid." + random.nextInt(5),
                chance(2) ? amendment() : status(),
                moment());
    }

    QuarantinedWork quarantined() {
        return ACME.quarantinedWork(pick(List.of(WorkKind.SEND, WorkKind.PROFILE)), "work-" + random.nextInt(3));
    }

    private DeliveryStep status() {
        return new DeliveryStep(
                DeliveryStep.REPORTED,
                chance(2) ? DeliveryStatus.SENT : DeliveryStatus.READ,
                StoreContract.NOON.plusSeconds(random.nextInt(3)),
                null,
                price());
    }

    Conversation owned(Conversation fresh) {
        return new Conversation(
                fresh.account(),
                fresh.id(),
                fresh.line(),
                fresh.identity(),
                fresh.channel(),
                new UserId("seller"),
                0,
                false,
                null,
                Map.of(),
                Set.of(),
                null,
                fresh.createdAt(),
                0);
    }

    long maybeStale(long version) {
        return chance(6) ? version + 1 : version;
    }

    Instant moment() {
        return StoreContract.NOON.plusMillis(random.nextInt(50) * 250L);
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
