package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.NewContact;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.ExternalRecord;
import io.escala.core.port.RecordSource;
import io.escala.core.records.RecordDraft;
import io.escala.core.records.RelatedRecords;
import io.escala.core.result.RefusedException;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.contact.ContactId;
import io.escala.crm.record.CrmRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** Opportunities, activities and tasks that another system of the host keeps are shown beside those of the inbox. */
class RecordsElsewhereTest {
    private static final ExternalRecord DEAL = ExternalRecord.opportunity("Two vans");
    private static final RecordSource SOURCE =
            RecordSource.fixed(TestBusiness.ACCOUNT, Map.of("42", List.of(DEAL), "43", List.of()));

    private static ContactId rosa(InboxFixture fixture) {
        return fixture.add(NewContact.consenting("Rosa", "Paz")
                        .email("rosa@example.com")
                        .externalReference("42"))
                .id();
    }

    private static Desk desk(InboxFixture fixture, RecordSource source) {
        return fixture.configured(builder -> builder.recordSource(source))
                .inbox()
                .as(fixture.administrator());
    }

    private static CrmRecord task(Desk desk, ContactId about) {
        return desk.records().create(RecordDraft.task("Write").about(about)).orThrow();
    }

    @EveryStore
    @DisplayName(
            "S16, S18 the tab of a contact has what is kept here and what is kept elsewhere, told apart; so has its panel")
    void both(InboxFixture fixture) {
        ContactId rosa = rosa(fixture);
        Desk desk = desk(fixture, SOURCE);
        CrmRecord task = task(desk, rosa);

        RelatedRecords related = desk.records().of(rosa);
        RelatedRecords shown = desk.panels().of(rosa).orElseThrow().records().orElseThrow();

        for (RelatedRecords each : List.of(related, shown)) {
            assertThat(each.all()).containsExactly(task);
            assertThat(each.elsewhere()).containsExactly(DEAL);
            assertThat(each.sourceAnswered()).isTrue();
            assertThat(each.elsewhereComplete()).isTrue();
        }
        RelatedRecords without =
                fixture.inbox().as(fixture.administrator()).records().of(rosa);
        assertThat(without.all()).containsExactly(task);
        assertThat(without.elsewhere()).isEmpty();
        assertThat(without.sourceAnswered()).isTrue();
    }

    @EveryStore
    @DisplayName("S18 a source that fails hides nothing that is kept here, and it is said")
    void failing(InboxFixture fixture) {
        ContactId rosa = rosa(fixture);
        Desk desk = desk(fixture, (account, contacts) -> {
            throw new IllegalStateException("down");
        });
        CrmRecord task = task(desk, rosa);

        RelatedRecords related = desk.records().of(rosa);

        assertThat(related.all()).containsExactly(task);
        assertThat(related.elsewhere()).isEmpty();
        assertThat(related.sourceAnswered()).isFalse();
        assertThat(related.elsewhereComplete()).isFalse();
        assertThat(desk.panels().of(rosa).orElseThrow().records().orElseThrow().sourceAnswered())
                .isFalse();
    }

    @EveryStore
    @DisplayName("S18 two hundred of those elsewhere are shown, and that there are more is said")
    void cut(InboxFixture fixture) {
        ContactId rosa = rosa(fixture);
        for (int more : List.of(0, 1)) {
            List<ExternalRecord> many = Collections.nCopies(RelatedRecords.MAX + more, DEAL);
            RelatedRecords related = desk(fixture, RecordSource.fixed(TestBusiness.ACCOUNT, Map.of("42", many)))
                    .records()
                    .of(rosa);

            assertThat(related.elsewhere()).hasSize(RelatedRecords.MAX);
            assertThat(related.elsewhereComplete()).isEqualTo(more == 0);
            assertThat(related.sourceAnswered()).isTrue();
        }
    }

    @EveryStore
    @DisplayName(
            "S18 the source is asked about contacts of the account, for actors who may read records, and about nobody else")
    void whoAndWhom(InboxFixture fixture) {
        ContactId rosa = rosa(fixture);
        List<String> asked = new ArrayList<>();
        Inbox inbox = fixture.configured(builder -> builder.recordSource((account, contacts) -> {
                    contacts.forEach(
                            each -> asked.add(account + " " + each.contact() + " " + each.externalReferences()));
                    return Map.of();
                }))
                .inbox();

        assertThat(inbox.as(Actor.host(new AccountId("other")))
                        .records()
                        .of(rosa)
                        .elsewhere())
                .isEmpty();
        assertThat(inbox.as(fixture.administrator())
                        .records()
                        .of(new ContactId("absent"))
                        .elsewhere())
                .isEmpty();
        assertThatThrownBy(() -> inbox.as(fixture.custom()).records().of(rosa)).isInstanceOf(RefusedException.class);
        assertThat(asked).isEmpty();

        assertThat(inbox.as(fixture.salesUser()).records().of(rosa).sourceAnswered())
                .isTrue();
        assertThat(asked).containsExactly(TestBusiness.ACCOUNT + " " + rosa + " [42]");
    }
}
