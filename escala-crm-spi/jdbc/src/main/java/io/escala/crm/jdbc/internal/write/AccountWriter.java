package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.AccountChange;
import io.escala.crm.jdbc.internal.codec.AccountCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.line.LineReport;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;

/** Plans the writes of changes of settings, fields, lines, reports on lines and templates, and rules that close conversations. */
final class AccountWriter implements AccountChange.Cases<Boolean> {
    private final AccountPlan plan;

    AccountWriter(AccountPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boolean putSettings(AccountChange.PutSettings change) {
        return plan.add(
                AccountStatements.PUT_SETTINGS, change.settings().account().value(), change.settings());
    }

    @Override
    public Boolean putFieldSettings(AccountChange.PutFieldSettings change) {
        return plan.add(
                FieldStatements.PUT_SETTINGS, change.settings().account().value(), change.settings());
    }

    @Override
    public Boolean putLine(AccountChange.PutLine change) {
        return plan.add(AccountStatements.PUT_LINE, change.line().id().value(), change.line());
    }

    @Override
    public Boolean setLineAvailability(AccountChange.SetLineAvailability change) {
        return plan.add(AccountStatements.SET_LINE_AVAILABILITY, change.line().value(), change);
    }

    @Override
    public Boolean repointLine(AccountChange.RepointLine change) {
        return plan.add(AccountStatements.REPOINT_LINE, change.line().id().value(), change);
    }

    @Override
    public Boolean removeLine(AccountChange.RemoveLine change) {
        String line = change.line().id().value();
        plan.add(AccountStatements.REMOVE_LINE, line, change.line());
        return plan.add(AccountStatements.DROP_HEARTBEAT, line, change.line());
    }

    @Override
    public Boolean raiseHeartbeat(AccountChange.RaiseHeartbeat change) {
        return plan.add(
                AccountStatements.RAISE_HEARTBEAT, change.heartbeat().line().value(), change.heartbeat());
    }

    @Override
    public Boolean reportTemplate(AccountChange.ReportTemplate change) {
        TemplateReport report = change.report();
        TemplateKey template = report.template();
        return plan.add(
                AccountStatements.REPORT_TEMPLATE,
                template.wabaId() + "/" + template.name() + "/" + template.language() + "/"
                        + StoredNames.ASPECT.tag(report.aspect()),
                report);
    }

    @Override
    public Boolean reportLine(AccountChange.ReportLine change) {
        LineReport report = change.report();
        return plan.add(
                AccountStatements.REPORT_LINE,
                AccountCodec.route(report.line()) + "/"
                        + StoredNames.LINE_ASPECT.tag(report.fact().aspect()) + "/"
                        + report.fact().subject(),
                report);
    }

    @Override
    public Boolean putAutoCloseRule(AccountChange.PutAutoCloseRule change) {
        return plan.add(
                AccountStatements.PUT_AUTO_CLOSE_RULE, change.rule().id().value(), change.rule());
    }

    @Override
    public Boolean removeAutoCloseRule(AccountChange.RemoveAutoCloseRule change) {
        return plan.add(
                AccountStatements.REMOVE_AUTO_CLOSE_RULE, change.rule().id().value(), change.rule());
    }
}
