import { takesReservations } from '../../../domain/policy/policy.ts';
import { guardianAge } from '../../../domain/reservation/check-request.ts';
import { normalisedName } from '../../../domain/identity/name.ts';
import type { Host } from '../../../domain/visit/records.ts';
import { hostSearch, hostsFound, portalSite, siteQuery, type PortalHost } from '../../contract/portal.ts';
import type { ServerContext } from '../../context.ts';
import { notFound } from '../../http/failure.ts';
import { readDirectory } from '../../repositories/directory.ts';
import type { Site } from '../../site/site.ts';
import type { Routes } from '../index.ts';

const tags = ['portal'];
/** Somebody who knows a name asks once or twice; somebody who tries names asks all day. */
const searchPace = { max: 15, timeWindow: 60_000 };
const mostListed = 500;

/** What the form asks, and who can be visited. */
export const portalSiteRoutes: Routes = (app, context) => {
  app.get(
    '/api/v1/portal/site',
    {
      config: { access: 'public' },
      schema: {
        ...{ tags, summary: 'What a site asks of its visitors', querystring: siteQuery },
        response: { 200: portalSite },
      },
    },
    async (request) => {
      const site = siteNamed(context, request.query.site);
      const { name, helpDesk, policy } = await context.sites.settings(site);
      const { enabled: _, secondApproval: __, ...rules } = policy.reservation;
      return {
        ...{ id: site.id, name, helpDesk, timeZone: site.timeZone, simulated: site.simulated },
        ...{ policyVersion: policy.version, notice: policy.notice, fields: policy.fields },
        ...{ purposes: policy.purposes, maxCompanions: policy.maxCompanions },
        maxStayMinutes: policy.maxStayMinutes,
        reservation: { ...rules, enabled: takesReservations(policy) },
        guardianAge,
        serverTime: context.now(),
      };
    },
  );

  app.post(
    '/api/v1/portal/hosts',
    {
      config: { access: 'public', rateLimit: searchPace },
      schema: {
        ...{ tags, summary: 'Hosts by their whole name', body: hostSearch },
        response: { 200: hostsFound },
      },
    },
    async (request) => {
      const { name, site: siteId } = request.body;
      const site = siteNamed(context, siteId);
      const { policy } = await context.sites.settings(site);
      if (!takesReservations(policy)) return { hosts: [] };
      const { hosts } = await readDirectory(context.db, site);
      const { hostListed } = policy.reservation;
      if (name === undefined)
        return { hosts: hostListed ? [...hosts.values()].slice(0, mostListed).map(shown) : [] };
      const wanted = normalisedName(name).toLowerCase();
      return {
        hosts: [...hosts.values()]
          .filter((host) => normalisedName(host.name).toLowerCase() === wanted)
          .map(shown),
      };
    },
  );
};

/** Where a host sits is told to whoever was let in. */
const shown = ({ id, name, department }: Host): PortalHost => ({ id, name, department });

/** The site of that id; the first one where none is named. */
export function siteNamed({ sites }: ServerContext, id: string | undefined): Site {
  const site = id === undefined ? sites.first : sites.byId(id);
  if (!site) throw notFound();
  return site;
}
