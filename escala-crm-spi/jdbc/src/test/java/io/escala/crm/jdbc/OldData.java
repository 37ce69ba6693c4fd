package io.escala.crm.jdbc;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineHeartbeat;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ChangeSets that made the stored data of {@link StoredData}, in the order of their commits: rows in every table, every kind
 * of change, claim, content, event and work. They must not change, because the stored data do not change either.
 */
final class OldData {
    static final AccountId ACME = new AccountId("acme");
    static final AccountId GLOBEX = new AccountId("globex");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final TemplateKey TEMPLATE = new TemplateKey("waba", "hello_ñ", "es_AR");

    private OldData() {}

    static List<ChangeSet> changeSets() {
        List<ChangeSet> all = new ArrayList<>();
        all.add(accounts());
        all.add(otherAccount());
        all.addAll(OldContacts.changeSets());
        all.addAll(OldIdentities.changeSets());
        all.addAll(OldConversations.changeSets());
        all.addAll(OldIntake.changeSets());
        all.addAll(OldWork.changeSets());
        ChangeSet.Builder events = begin("events");
        OldEvents.events().forEach(events::event);
        all.add(events.claim(Claim.event("seen"), "somebody").build());
        return all;
    }

    static ChangeSet.Builder begin(String operation) {
        return begin(ACME, operation);
    }

    static ChangeSet.Builder begin(AccountId account, String operation) {
        return ChangeSet.builder(account, new OperationId(operation), NOON);
    }

    static LineId line(Channel channel) {
        return new LineId("line-" + channel);
    }

    private static ChangeSet accounts() {
        ChangeSet.Builder set = begin("accounts");
        Set<RegistrationFlow> flows = new HashSet<>();
        for (Channel channel : OldKinds.CHANNELS) {
            flows.add(new RegistrationFlow(channel, channel != Channel.MESSENGER, channel != Channel.INSTAGRAM));
            Line line = new Line(
                    ACME,
                    line(channel),
                    new LineKey(channel, "100" + flows.size()),
                    "Ventas «" + channel + "»",
                    "5491100000000",
                    "waba",
                    "portfolio",
                    "page",
                    "app",
                    channel == Channel.WHATSAPP,
                    null);
            set.change(new AccountChange.PutLine(line))
                    .change(new AccountChange.RaiseHeartbeat(new LineHeartbeat(ACME, line.id(), NOON)));
        }
        set.change(new AccountChange.PutSettings(new AccountSettings(
                ACME,
                "Acme SA",
                "BR",
                ZoneId.of("America/Sao_Paulo"),
                3,
                flows,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                1)));
        for (TemplateReport.Aspect aspect : OldKinds.ASPECTS) {
            set.change(new AccountChange.ReportTemplate(
                    new TemplateReport(ACME, TEMPLATE, aspect, "VALUE_OF_" + aspect, "because", NOON)));
        }
        return set.change(new AccountChange.ReportTemplate(new TemplateReport(
                        ACME, TEMPLATE, TemplateReport.Aspect.STATUS, "APPROVED", null, NOON.plusSeconds(1))))
                .build();
    }

    /** Another account with the same ids. */
    private static ChangeSet otherAccount() {
        return begin(GLOBEX, "accounts")
                .change(new AccountChange.PutSettings(
                        AccountSettings.of(GLOBEX, "AR", ZoneId.of("-03:00")).withVersion(1)))
                .change(new AccountChange.PutLine(
                        Line.messenger(GLOBEX, line(Channel.MESSENGER), "Globex", "page-of-globex")))
                .change(new ContactChange.AddContact(OldContacts.bare(GLOBEX, "ana")))
                .event(new CrmEvent.ContactCreated(new ContactId("ana")))
                .build();
    }
}
